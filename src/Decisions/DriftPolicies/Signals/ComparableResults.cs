using MlOps.Analysis.Drift.Judging.Habits;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Entities.DriftPolicies.Signals;

namespace MlOps.Decisions.DriftPolicies.Signals;

/// <summary>
/// Which evaluations could be compared at all. Persistence counts these: an output that is deployed daily, or a reference of a few hours,
/// has few of them a day.
/// </summary>
internal static class ComparableResults
{
    /// <summary>So far back five of them are found where one a day is compared.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(8);

    /// <summary>The oldest evaluation whose drift still counts.</summary>
    public static DateTimeOffset Oldest(DriftFacts facts, SignalFacts signal)
    {
        var newest = facts.At - (facts.Interval * (facts.Persistence.Of - 1));
        if (
            signal.Signal.Source is { Histogram: null, Categorical: null }
            || (signal.Signal.Kind is SignalKind.Feature && !HasHours(signal))
        )
            return newest;
        var (at, left) = (facts.At, facts.Persistence.Of);
        while (!Is(facts, signal, at) || --left > 0)
        {
            if (at - facts.Interval < facts.At - Horizon)
                break;
            at -= facts.Interval;
        }

        return at < newest ? at : newest;
    }

    /// <summary>
    /// How long until a window ends that lies in the hours of a reference: none for one that does; null where none ever will.
    /// </summary>
    public static TimeSpan? Wait(DriftFacts facts, DateTimeOffset at, DateTimeOffset end, TimeSpan length)
    {
        var from = end - length;
        return
            HoursOfDay.Until((at - from).TotalHours, facts.Window.TotalHours, 0, length.TotalHours, facts.Interval.TotalHours) is { } hours
            ? TimeSpan.FromHours(hours)
            : null;
    }

    private static bool HasHours(SignalFacts signal) => signal is { ReferenceLength.TotalHours: < HoursOfDay.Day, ReferenceEnd: not null };

    private static bool Is(DriftFacts facts, SignalFacts signal, DateTimeOffset at) =>
        (
            signal.Signal.Kind is SignalKind.Feature
            || facts.Model?.Status?.Revisions.Any(r => r.PromotedAt > at - facts.Window && r.PromotedAt < at) != true
        ) && (!HasHours(signal) || Wait(facts, at, signal.ReferenceEnd!.Value, signal.ReferenceLength!.Value) == TimeSpan.Zero);
}
