using MlOps.Decisions.Annotations;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Plan;
using MlOps.Entities.Common;

namespace MlOps.Decisions.Report.Levers;

/// <summary>Reports whether a pin keeps the traffic on a revision, or why it has no effect.</summary>
internal static class PinnedCondition
{
    public static Condition Of(ReconcilePlan plan)
    {
        if (Pin.Text(plan.State) is not { } text)
            return new(WellKnown.Pinned, false, Reasons.NotPinned, "No pin");
        if (Problem(plan) is { } problem)
            return new(
                WellKnown.Pinned,
                false,
                Reasons.NotFollowed,
                $"Annotation {WellKnown.PinAnnotation}={text} is not followed: {problem}"
            );
        var hash = Pin.Of(plan.State)!;
        var version = plan.Revision(hash)?.Version;
        var arrived = plan.Status.EffectiveRevision == hash;
        return new(
            WellKnown.Pinned,
            true,
            arrived ? Reasons.Pinned : Reasons.Switching,
            $"The traffic {(arrived ? "stays at" : "goes to")} revision {hash} (version {version}), annotation {WellKnown.PinAnnotation}={text}; the spec has version {plan.State.Latest.Version}. To unpin: kubectl -n {plan.State.Metadata.Namespace} annotate mdl/{plan.State.Name} {WellKnown.PinAnnotation}-"
        );
    }

    /// <summary>Why a pin has no effect, or null.</summary>
    public static string? Problem(ReconcilePlan plan) =>
        Pin.Problem(plan.State)
        ?? (
            Pin.Of(plan.State) is { } hash && plan.Status.OverriddenSince is not null && plan.State.Service?.Revision != hash
                ? "the Service was edited manually, which takes precedence; condition ManualOverride says for how long and how to end it"
                : null
        );
}
