using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Controllers.Policies.Judging;

/// <summary>What a policy asks for and this version does not do.</summary>
internal static class ActedOnReport
{
    public static (bool Everything, string Message) Of(SloPolicySpec spec)
    {
        var fields = Fields(spec).ToList();
        return fields.Count == 0
            ? (true, "Everything that the spec asks for is acted on")
            : (false, $"Kept, but not acted on by this version: {string.Join(", ", fields)}");
    }

    private static IEnumerable<string> Fields(SloPolicySpec spec)
    {
        if (spec.NoData is { } noData && (noData.TreatAs != NoDataPolicy.Hold || noData.TimeoutSeconds is not null))
            yield return "spec.noData";
        var responses = spec.Responses ?? [];
        for (var i = 0; i < responses.Count; i++)
        {
            foreach (var action in responses[i].Steps.Select(s => s.Action).Where(a => a != RequestedAction.Rollback))
                yield return $"spec.responses[{i}] step {action}";
        }
    }
}
