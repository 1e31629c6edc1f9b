using System.ComponentModel;
using System.Reflection;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;

namespace MlOps.Entities.Tests.Schema;

public class DefaultTests
{
    [Fact]
    public void The_schema_and_the_initialisers_give_the_same_defaults()
    {
        var differences = SpecTypes().SelectMany(Differences).ToList();
        differences.ShouldBeEmpty();
    }

    private static IEnumerable<string> Differences(Type type)
    {
        // At run time nobody asks for required members, so the initialisers alone speak.
        var fresh = Activator.CreateInstance(type);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
        {
            var value = property.GetValue(fresh);
            var stated = property.GetCustomAttribute<DefaultValueAttribute>()?.Value;
            var required = property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute));
            if (!required && !Equals(value, stated))
                yield return $"{type.Name}.{property.Name}: initialiser {value ?? "null"}, schema {stated ?? "none"}";
            if (required && stated is not null)
                yield return $"{type.Name}.{property.Name}: required, yet with a default";
        }
    }

    private static HashSet<Type> SpecTypes()
    {
        var found = new HashSet<Type>();
        var pending = new Queue<Type>([typeof(ModelDeploymentSpec), typeof(SloPolicySpec), typeof(DriftPolicySpec)]);
        while (pending.TryDequeue(out var type))
        {
            if (!found.Add(type))
                continue;
            foreach (
                var part in type.GetProperties()
                    .Select(p => p.PropertyType.IsGenericType ? p.PropertyType.GetGenericArguments()[0] : p.PropertyType)
            )
            {
                if (part.IsClass && part.Assembly == type.Assembly)
                    pending.Enqueue(part);
            }
        }

        return found;
    }
}
