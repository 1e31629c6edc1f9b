using MlOps.Entities.Common;
using MlOps.Operator.Controllers.DriftPolicies.Judging;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering;

/// <summary>Where the reference lies, and its own windows by which its wandering is told.</summary>
internal static class ReferenceWindows
{
    /// <summary>Pairs of past windows that are compared: enough for a habit, few enough to ask for at each evaluation.</summary>
    private const int Pairs = 4;

    /// <returns>The window of the reference; or why there is none yet.</returns>
    public static (ReferenceWindow? Window, string Why) Of(DriftFacts facts)
    {
        var reference = facts.Policy.Spec.Reference;
        if (Duration(reference?.Offset) is { } offset)
            return (new ReferenceWindow(facts.At - offset, facts.Window), "");
        if (reference?.Range is { } range)
            return (new ReferenceWindow(range.To, range.To - range.From), "");
        if (Duration(reference?.RevisionWindow) is not { } first)
            return (null, "the reference is of a kind that this version does not read");
        if (facts.Serving?.PromotedAt is not { } promoted)
            return (null, "the revision that serves has no time of promotion");
        var end = promoted + first;
        return facts.At - facts.Window < end
            ? (null, $"the first {reference!.RevisionWindow} of revision {facts.Serving.Hash} and the window that is compared with it are not both over before {end + facts.Window:yyyy-MM-ddTHH:mm:ssZ}")
            : (new ReferenceWindow(end, first), "");
    }

    /// <summary>Past windows of the same length and season, in pairs that follow each other: with an offset the seasons before, else pieces of the reference.</summary>
    public static IEnumerable<(ReferenceWindow Earlier, ReferenceWindow Later)> Own(DriftFacts facts, ReferenceWindow reference)
    {
        if (Duration(facts.Policy.Spec.Reference?.Offset) is { } offset)
            return Enumerable.Range(1, Pairs).Select(k => (new ReferenceWindow(facts.At - (offset * (k + 1)), facts.Window), new ReferenceWindow(facts.At - (offset * k), facts.Window)));
        var pieces = (int)Math.Min(Pairs + 1, reference.Length / facts.Window);
        return Enumerable.Range(1, Math.Max(0, pieces - 1))
            .Select(k => (new ReferenceWindow(reference.End - (facts.Window * k), facts.Window), new ReferenceWindow(reference.End - (facts.Window * (k - 1)), facts.Window)));
    }

    private static TimeSpan? Duration(string? text) => text is not null && PrometheusDuration.TryParse(text, out var duration) ? duration : null;
}
