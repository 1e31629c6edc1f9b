using System.Reflection;
using MlOps.Operator.Signals.Baselines;

namespace MlOps.Operator.Tests.Signals;

/// <summary>As with entities: in a program that is compiled ahead, reflection has no code for generic types over values.</summary>
public sealed class BaselineTypesTests
{
    [Fact]
    public void Each_value_of_a_snapshot_is_read_by_generated_code_and_each_object_without_a_constructor()
    {
        var (seen, open) = (new HashSet<Type>(), new Stack<Type>([typeof(Baseline)]));
        while (open.TryPop(out var type))
        {
            if (!seen.Add(type))
                continue;
            foreach (var argument in type.GetGenericArguments())
                open.Push(argument);
            if (type.IsValueType || type.GetGenericArguments().Any(a => a.IsValueType))
                EntityJson.Options.GetTypeInfo(type).OriginatingResolver!.GetType().Name.ShouldBe("EntityValues", type.ToString());
            if (type.Assembly != typeof(Baseline).Assembly)
                continue;
            type.GetConstructor([]).ShouldNotBeNull(type.ToString());
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                open.Push(property.PropertyType);
        }

        seen.ShouldContain(typeof(BaselineRange));
    }
}
