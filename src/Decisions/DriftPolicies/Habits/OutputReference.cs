using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.DriftPolicies.Signals;

namespace MlOps.Decisions.DriftPolicies.Habits;

/// <summary>
/// What an output is compared with where the reference is an offset. A revision may say something else on purpose: so with its own season
/// before; while it is younger with its own first day, at the hour that is judged; and before that with another revision's, which proves
/// nothing about one revision alone.
/// </summary>
internal static class OutputReference
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <returns>
    /// The offset that leads into the revision's own first day, where that is taken; or the time until which another revision is all there
    /// is.
    /// </returns>
    public static (TimeSpan? Own, DateTimeOffset? OthersUntil) Of(DriftFacts facts, SignalKind kind)
    {
        if (
            kind is SignalKind.Feature
            || Offset(facts) is not { } offset
            || facts.Serving?.PromotedAt is not { } promoted
            || promoted <= facts.At - offset - facts.Window
        )
            return (null, null);
        var own = Day * Math.Floor((facts.At - facts.Window - promoted) / Day);
        return own >= Least(facts) ? (own, null) : (null, Itself(facts, promoted, offset));
    }

    /// <summary>Whether what served at the end of an earlier window was compared with what another revision had said.</summary>
    public static bool WasAnothers(DriftFacts facts, DateTimeOffset at) =>
        Offset(facts) is { } offset
        && facts.Model?.Status?.Revisions.Select(r => r.PromotedAt).Where(promoted => promoted < at).Max() is { } served
        && at < Itself(facts, served, offset);

    /// <summary>From when on a revision is compared with itself.</summary>
    private static DateTimeOffset Itself(DriftFacts facts, DateTimeOffset promoted, TimeSpan offset) =>
        promoted + facts.Window + (offset < Least(facts) ? offset : Least(facts));

    /// <summary>A window of more than a day and the same so many days before must share no sample.</summary>
    private static TimeSpan Least(DriftFacts facts) => Day * Math.Ceiling(facts.Window / Day);

    private static TimeSpan? Offset(DriftFacts facts) =>
        facts.Policy.Spec.Reference?.Offset is { } text && PrometheusDuration.TryParse(text, out var offset) ? offset : null;
}
