using MlOps.Entities.SloPolicies.Responses;

namespace MlOps.Entities.SloPolicies;

/// <summary>Responses must speak of objectives and tiers that are there, and each breach must have one answer.</summary>
internal static class ResponseRules
{
    public static IEnumerable<(string Path, string Problem)> Problems(SloPolicySpec spec)
    {
        var responses = spec.Responses ?? [];
        for (var i = 0; i < responses.Count; i++)
        {
            foreach (var (field, problem) in Problems(spec, responses, i))
                yield return ($"Spec.Responses[{i}].{field}", problem);
        }
    }

    private static IEnumerable<(string Field, string Problem)> Problems(SloPolicySpec spec, IReadOnlyList<SloResponse> responses, int index)
    {
        var response = responses[index];
        var names = spec.Objectives.Select(o => o.Name).ToList();
        foreach (var unknown in (response.Objectives ?? []).Except(names))
            yield return (
                "Objectives",
                $"names '{unknown}', which is not an objective of this policy; its objectives are {string.Join(", ", names)}"
            );
        if (
            spec.Tiers is { Count: > 0 } tiers
            && response.Trigger != ResponseTrigger.Release
            && tiers.All(t => t.Name.ToString() != response.Trigger.ToString())
        )
            yield return (
                "Trigger",
                $"is {response.Trigger}, which is not a tier of spec.tiers; add the tier or use one of {string.Join(", ", tiers.Select(t => t.Name))}"
            );
        if (responses.Take(index).Any(r => r.Trigger == response.Trigger && Overlap(r.Objectives, response.Objectives)))
            yield return (
                "Trigger",
                $"is {response.Trigger}, which an earlier response already covers for the same objectives; give each trigger one response and put further actions in its steps"
            );
        foreach (var twice in response.Steps.GroupBy(s => s.Action).Where(g => g.Count() > 1))
            yield return ("Steps", $"has {twice.Key} {twice.Count()} times; an action that did not help is not repeated; keep one");
    }

    private static bool Overlap(IReadOnlyList<string>? one, IReadOnlyList<string>? other) =>
        one is not { Count: > 0 } || other is not { Count: > 0 } || one.Intersect(other).Any();
}
