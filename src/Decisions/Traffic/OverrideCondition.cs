using MlOps.Decisions.Conditions;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Text;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Traffic;

/// <summary>Reports a hand-edited Service and how long the operator keeps the edit.</summary>
internal static class OverrideCondition
{
    public static Condition Of(ReconcilePlan plan) =>
        plan.Status switch
        {
            { OverriddenSince: not null, OverrideKept: true } => new(
                WellKnown.ManualOverride,
                true,
                Reasons.EditKept,
                $"The selector of Service {plan.State.Name} was edited manually and is kept, because it took the traffic off {Decided(plan)} while an episode was open against it. No automatic action runs until you end the override: select {Decided(plan)} again{(Keep(plan) is { } keep ? $", apply another version, or keep it: {keep}" : " or apply another version")}"
            ),
            { OverriddenSince: { } since } => new(
                WellKnown.ManualOverride,
                true,
                Reasons.SelectorEdited,
                $"The selector of Service {plan.State.Name} was edited manually. The operator keeps the edit until {TimeText.Of(since.AddSeconds(plan.State.Model.Spec.HumanGraceSeconds))} (humanGraceSeconds), then selects {Decided(plan)} again; no automatic action runs until then. To end the override now, select {Decided(plan)} again{(Keep(plan) is { } keep ? $"; to keep it: {keep}" : "")}"
            ),
            _ => new(WellKnown.ManualOverride, false, Reasons.AsDecided, "The Service selects the revision that the operator chose"),
        };

    /// <summary>Offers a pin, which turns the person's selection into the decision.</summary>
    private static string? Keep(ReconcilePlan plan) =>
        plan.State.Service?.Revision is { } selected && plan.Revision(selected) is { State: not RevisionState.Quarantined }
            ? $"kubectl -n {plan.State.Metadata.Namespace} annotate mdl/{plan.State.Name} --overwrite {WellKnown.PinAnnotation}={selected}"
            : null;

    public static string Decided(ReconcilePlan plan) =>
        IsolationState.IsOn(plan.Status) ? $"the fallback ({plan.Status.Circuit?.Selector})" : $"revision {plan.Status.EffectiveRevision}";
}
