using MlOps.Decisions.Annotations;
using MlOps.Decisions.Chains;
using MlOps.Decisions.Text;
using MlOps.Entities.Common;

namespace MlOps.Decisions.Actions.Shared;

/// <summary>A person at the levers has the last word.</summary>
internal static class HumanRules
{
    public static Objection? Rejected(DecisionCase c) =>
        c.IsRejected
            ? Objection.Hold(
                $"a person rejected it (annotation {WellKnown.RejectAnnotation}={c.State.Metadata.Annotations[WellKnown.RejectAnnotation]}); remove the annotation to let the operator act"
            )
            : null;

    public static Objection? Paused(DecisionCase c) =>
        Pause.By(c.State) is { } pause
            ? Objection.Hold($"{pause.Why}; remove it to let the operator act") with
            {
                Until = pause.Until,
            }
            : null;

    public static Objection? ManualOverride(DecisionCase c) =>
        c.Status.OverriddenSince is { } since && c.State.Service is { } service
            ? Objection.Hold(
                $"the Service was edited manually at {TimeText.Of(since)} and selects {service.Target}; condition ManualOverride says how to end that"
            )
            : null;
}
