using MlOps.Decisions.Chains;
using MlOps.Decisions.Checks;
using MlOps.Decisions.Text;
using MlOps.Entities.SloPolicies.Status.Requests;

namespace MlOps.Decisions.Actions.Rollback.Rules;

/// <summary>
/// Decides whether the release is the cause. Timing alone is not enough: at five deploys a day, a third of all moments follow one. Proof
/// overrides suspicion: if paired probes show that only the new revision fails, the suspicions below do not apply.
/// </summary>
internal static class AttributionRules
{
    /// <summary>How long a suspicion may hold a proven request before a person is asked.</summary>
    private static readonly TimeSpan HoldLimit = TimeSpan.FromMinutes(10);

    public static Objection? OutsideWindow(RollbackCase c)
    {
        if (c.Serving?.PromotedAt is not { } promoted)
            return Objection.Hold("the time of the revision's promotion is unknown");
        // The window counts time in traffic: while a fallback answered, the revision could not be judged.
        var from = c.Status.Circuit?.Since is { } returned && returned > promoted ? returned : promoted;
        var window = TimeSpan.FromSeconds(c.State.Rollback.AttributionWindowSeconds);
        return c.Request.Onset < promoted || c.Request.Onset > from + window
            ? Objection.Hold(
                $"the breach began at {TimeText.Of(c.Request.Onset)}, not within {window.TotalSeconds:0} s after the promotion at {TimeText.Of(promoted)}"
            )
            : null;
    }

    public static Objection? DemandSurged(RollbackCase c)
    {
        if (c.Request.Demand.Trend != DemandTrend.Surged || c.IsProvenByProbes)
            return null;
        var message = $"demand, not the release, may be the cause: {c.Request.Demand.Message}; add replicas first";
        return c.OpenFor < HoldLimit
            ? Held(c, message, HoldLimit)
            : Objection.Recommend($"{message}. Held for 10 min, so a person must decide. {c.Request.Evidence}");
    }

    public static Objection? DemandUnknown(RollbackCase c) =>
        c.Request.Demand.Trend == DemandTrend.Unknown && !c.IsProvenByProbes
            ? Objection.Recommend(
                $"cannot determine whether demand changed ({c.Request.Demand.Message}), so the operator only recommends a rollback to {c.Target?.Hash}. {c.Request.Evidence}"
            )
            : null;

    /// <summary>Waits one interval: a storm is only visible once the other models have been judged too.</summary>
    public static Objection? SharedOnset(RollbackCase c)
    {
        if (
            c.IsProvenByProbes
            || c.OpenFor >= Storm.Correlation(c.Policy)
            || Storm.Near(c.State.Others, c.Request.Onset) is not { Count: > 0 } near
        )
            return null;
        return Held(
            c,
            $"{Storm.Describe(c.State, near)} began to fail within 2 min of this one; the operator waits {Storm.Correlation(c.Policy).TotalSeconds:0} s to distinguish a shared cause from a coincidence",
            Storm.Correlation(c.Policy)
        );
    }

    public static Objection? InStorm(RollbackCase c)
    {
        if (c.IsProvenByProbes || !Storm.IsOn(c.State.Others, c.Request.Onset, out var broken))
            return null;
        var message =
            $"{Storm.Describe(c.State, broken)} (of {c.State.Others.Evaluated} evaluated, this one included) began to fail within 10 min of this one, none of them newly released: the likely cause is shared";
        return c.OpenFor < HoldLimit
            ? Held(c, message, HoldLimit)
            : Objection.Recommend($"{message}. Held for 10 min, so a person must decide. {c.Request.Evidence}");
    }

    private static Objection Held(RollbackCase c, string message, TimeSpan limit) =>
        Objection.Hold(message) with
        {
            Until = c.State.Now - c.OpenFor + limit,
        };
}
