using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;

namespace MlOps.Entities.Tests.Common;

/// <summary>With one entry too many the API server refuses the whole status, so every list is truncated to its bound on write.</summary>
public class ListBoundsTests
{
    [Theory]
    [InlineData(typeof(ModelDeploymentStatus))]
    [InlineData(typeof(SloPolicyStatus))]
    [InlineData(typeof(DriftPolicyStatus))]
    public void Every_bounded_list_of_a_status_keeps_its_first_entries_up_to_its_bound(Type status)
    {
        var lists = ListsOf(status).Where(p => p.GetCustomAttribute<MaxLengthAttribute>() is not null).ToList();
        lists.ShouldNotBeEmpty();
        foreach (var list in lists)
        {
            var owner = StatusTypes.Least(list.DeclaringType!);
            var bound = list.GetCustomAttribute<MaxLengthAttribute>()!.Length;
            var name = JsonNamingPolicy.CamelCase.ConvertName(list.Name);
            owner[name] = StatusTypes.Many(list.PropertyType.GetGenericArguments()[0], bound + 3);
            var read = JsonSerializer.Deserialize(owner, list.DeclaringType!, EntityJson.Options);
            ((IList)list.GetValue(read)!).Count.ShouldBe(bound + 3, $"{list.DeclaringType!.Name}.{list.Name} as it is read");
            JsonSerializer.SerializeToNode(read, list.DeclaringType!, EntityJson.Options)![name]!
                .AsArray()
                .Count.ShouldBe(bound, $"{list.DeclaringType!.Name}.{list.Name}");
        }
    }

    /// <summary>An unbounded list may exceed the API server's limit on an object.</summary>
    [Theory]
    [InlineData(typeof(ModelDeploymentStatus))]
    [InlineData(typeof(SloPolicyStatus))]
    [InlineData(typeof(DriftPolicyStatus))]
    public void Every_list_of_a_status_has_a_bound(Type status) =>
        ListsOf(status)
            .Where(p => p.GetCustomAttribute<MaxLengthAttribute>() is null)
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}")
            .ShouldBeEmpty();

    private static IEnumerable<PropertyInfo> ListsOf(Type status) =>
        StatusTypes
            .Reachable(status)
            .SelectMany(t => t.GetProperties())
            .Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>));
}
