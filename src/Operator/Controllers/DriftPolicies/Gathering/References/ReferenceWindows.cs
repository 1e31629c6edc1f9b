using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Text;
using MlOps.Entities.Common.PromQl;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering.References;

/// <summary>Where the reference lies.</summary>
internal static class ReferenceWindows
{
    /// <returns>The window of the reference; or why there is none yet.</returns>
    public static (ReferenceWindow? Window, string Why) Of(DriftFacts facts)
    {
        var reference = facts.Policy.Spec.Reference;
        if (Duration(reference?.Offset) is { } offset)
            return (new ReferenceWindow(facts.At - offset, facts.Window), "");
        if (reference?.Range is { } range)
            return (new ReferenceWindow(range.To, range.To - range.From), "");
        if (Duration(reference?.RevisionWindow) is not { } first)
            return (null, "the reference is of a kind that this release does not support");
        if (facts.Serving?.PromotedAt is not { } promoted)
            return (null, "the serving revision has no promotion time");
        var end = promoted + first;
        return facts.At - facts.Window < end
            ? (
                null,
                $"the first {reference!.RevisionWindow} of revision {facts.Serving.Hash} and the window compared with it are not both complete before {TimeText.Of(end + facts.Window)}"
            )
            : (new ReferenceWindow(end, first), "");
    }

    private static TimeSpan? Duration(string? text) =>
        text is not null && PrometheusDuration.TryParse(text, out var duration) ? duration : null;
}
