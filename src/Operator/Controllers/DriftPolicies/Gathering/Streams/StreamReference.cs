using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Text;
using MlOps.Entities.Common.PromQl;
using MlOps.Operator.Controllers.DriftPolicies.Gathering.References;
using MlOps.Operator.Signals.Streams;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering.Streams;

/// <summary>What a stream is compared with: one stretch of the past, or stretches of the seasons before.</summary>
/// <param name="Windows">
/// Windows that are compared, in order of time; of an offset the same window of the seasons before, at most four.
/// </param>
/// <param name="Offset">A season, where the reference is an offset.</param>
/// <param name="Stretch">
/// How much is read up to the end of each window, in whole windows: how a value wanders shows between windows only.
/// </param>
internal sealed record StreamReference(IReadOnlyList<ReferenceWindow> Windows, TimeSpan? Offset, TimeSpan Stretch)
{
    /// <summary>
    /// Seasons that are taken together: with one alone its mean is hardly known better than that of the window that is judged.
    /// </summary>
    public const int Seasons = 4;

    /// <summary>Fewer show what is usual at a moment, but not how far a value varies.</summary>
    public const int LeastSeasons = 2;

    /// <returns>Which; or why there is none and what to do.</returns>
    public static (StreamReference? Reference, string Why) Of(DriftFacts facts, StreamGrid grid)
    {
        var reference = facts.Policy.Spec.Reference;
        if (reference?.ConfigMapRef is not null)
            return (
                null,
                "a snapshot holds distributions, but a stream is compared value by value; use offset, range or revisionWindow in spec.reference"
            );
        var (found, why) = ReferenceWindows.Of(facts);
        if (found is not { } window)
            return (null, why);
        if (window.End > facts.At - facts.Window)
            return (
                null,
                $"the reference ends at {TimeText.Of(window.End)}, within the current window, which starts at {TimeText.Of(facts.At - facts.Window)}; use an earlier reference or a shorter spec.current.window"
            );
        var most = grid.Step * StreamGrid.MostReference;
        if (reference?.Offset is not { } text || !PrometheusDuration.TryParse(text, out var offset))
            return (new([window.Length > most ? window with { Length = most } : window], null, facts.Window), "");
        var windows = (long)Math.Min(offset / facts.Window, Math.Max(1, most / facts.Window));
        return (
            new(
                [.. Enumerable.Range(1, Seasons).Reverse().Select(k => window with { End = facts.At - (offset * k) })],
                offset,
                facts.Window * windows
            ),
            ""
        );
    }
}
