using MlOps.Analysis.Drift.Streams;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Entities.Common;

namespace MlOps.Decisions.DriftPolicies.Signals;

/// <summary>When something happened in the window of a stream.</summary>
internal sealed class StreamMoments(DriftFacts facts, StreamWindows pieces)
{
    /// <summary>A quarter of a window, as often as a policy is evaluated by default, and half of it again.</summary>
    private const int MomentsInWindow = 8;

    private double End => pieces.Seasons is null ? pieces.Current[^1].Time : UnixTime.Seconds(facts.At);

    /// <summary>The time of an index within the window.</summary>
    public DateTimeOffset Of(int index) => DateTimeOffset.FromUnixTimeMilliseconds((long)(1000 * Seconds(index)));

    /// <summary>
    /// At which of its last looks, eighths of a window apart (or as many as the policy requires), a detector that may be looked at at any
    /// time was above its threshold, as seen from now: whether a move has lasted need not wait for evaluations to come.
    /// </summary>
    public IReadOnlyList<DateTimeOffset> Drifted(StreamOutcome outcome)
    {
        var apart = TimeSpan.FromSeconds(Math.Floor(facts.Window.TotalSeconds / Math.Max(MomentsInWindow, facts.Persistence.Of)));
        var looks = Enumerable
            .Range(0, facts.Persistence.Of)
            .Reverse()
            .Select(k => (At: facts.At - (apart * k), Seen: End - (apart.TotalSeconds * k)));
        return
        [
            .. looks
                .Where(look => outcome.Course.LastOrDefault(c => Seconds(c.At) <= look.Seen).Value > outcome.Threshold)
                .Select(look => look.At),
        ];
    }

    private double Seconds(int index) =>
        pieces.Seasons is { } seasons
            ? End - ((seasons.Window - 1 - index) * pieces.Step.TotalSeconds)
            : pieces.Current[Math.Min(index, pieces.Current.Count - 1)].Time;
}
