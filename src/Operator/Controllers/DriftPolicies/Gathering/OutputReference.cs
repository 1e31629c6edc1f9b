using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies;
using MlOps.Operator.Controllers.DriftPolicies.Judging;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering;

/// <summary>
/// What an output is compared with where the reference is an offset. A revision may say something else on purpose: so with its own season before; while it
/// is younger with its own first day, at the hour that is judged; and before that with another revision's, which proves nothing about one revision alone.
/// </summary>
internal static class OutputReference
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <returns>The offset that leads into the revision's own first day, where that is taken; or the time until which another revision is all there is.</returns>
    public static (TimeSpan? Own, DateTimeOffset? OthersUntil) Of(DriftFacts facts, SignalKind kind)
    {
        if (kind is SignalKind.Feature || facts.Policy.Spec.Reference?.Offset is not { } text || !PrometheusDuration.TryParse(text, out var offset)
            || facts.Serving?.PromotedAt is not { } promoted || promoted <= facts.At - offset - facts.Window)
        {
            return (null, null);
        }

        // A window of more than a day and the same so many days before must share no sample.
        var least = Day * Math.Ceiling(facts.Window / Day);
        var own = Day * Math.Floor((facts.At - facts.Window - promoted) / Day);
        return own >= least ? (own, null) : (null, promoted + facts.Window + least);
    }
}
