using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MlOps.EndToEnd.Harness;

/// <summary>What the API conventions ask of every status.</summary>
internal static partial class StatusLinter
{
    public static IEnumerable<string> Problems(JsonObject? resource)
    {
        if (resource is null)
            yield break;
        var name = $"{resource["kind"]}/{resource["metadata"]?["name"]}";
        var status = resource["status"];
        if (status?["observedGeneration"]?.GetValue<long>() != resource["metadata"]?["generation"]?.GetValue<long>())
            yield return $"{name}: observedGeneration is {status?["observedGeneration"]}, generation {resource["metadata"]?["generation"]}";
        var conditions = (status?["conditions"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        if (!conditions.Any(c => c["type"]?.GetValue<string>() == WellKnown.Ready))
            yield return $"{name}: no condition Ready";
        foreach (var twice in conditions.GroupBy(c => c["type"]?.GetValue<string>()).Where(g => g.Count() > 1))
            yield return $"{name}: condition {twice.Key} is there {twice.Count()} times";
        foreach (var condition in conditions.Where(c => !CamelCase().IsMatch(c["reason"]?.GetValue<string>() ?? "")))
            yield return $"{name}: reason '{condition["reason"]}' of {condition["type"]} is not CamelCase";
    }

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex CamelCase();
}
