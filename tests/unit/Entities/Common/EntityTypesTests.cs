using System.Reflection;
using System.Text.Json.Nodes;
using MlOps.Entities.SloPolicies;

namespace MlOps.Entities.Tests.Common;

/// <summary>In a program that is compiled ahead, reflection has no code for generic types over values.</summary>
public sealed class EntityTypesTests
{
    public static TheoryData<Type> Values =>
        [
            .. typeof(EntityJson)
                .Assembly.GetTypes()
                .Where(t =>
                    t is { IsClass: true, IsPublic: true, IsAbstract: false, IsGenericType: false } && t.GetConstructor([]) is not null
                )
                .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                .Select(p => p.PropertyType)
                .Where(t => t.IsValueType || (t.IsGenericType && t.GetGenericArguments().Any(a => a.IsValueType)))
                .Where(t => t.Namespace?.StartsWith("FluentValidation", StringComparison.Ordinal) != true)
                .Distinct(),
        ];

    [Theory]
    [MemberData(nameof(Values))]
    public void Each_value_of_an_entity_is_read_by_generated_code(Type value) =>
        EntityJson.Options.GetTypeInfo(value).OriginatingResolver!.GetType().Name.ShouldBe("EntityValues");

    /// <summary>The generator would make objects whose absent fields have no defaults.</summary>
    [Fact]
    public void An_absent_field_keeps_its_default() =>
        EntityJson
            .Decode<SloPolicySpec>(JsonNode.Parse("""{"modelRef": {"name": "fraud"}, "objectives": []}""")!)
            .EvaluationIntervalSeconds.ShouldBe(15);
}
