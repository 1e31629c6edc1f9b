using MlOps.Entities.Common;
using MlOps.Operator.Decisions.Chains;

namespace MlOps.Operator.Decisions.Rules;

/// <summary>A person at the levers has the last word.</summary>
internal static class HumanRules
{
    public static Objection? Pinned(RollbackCase c) =>
        Pin.Of(c.World) is { } hash
            ? Objection.Hold($"annotation {WellKnown.PinAnnotation} keeps the traffic at revision {hash}; remove it to let the operator act")
            : null;

    /// <summary>Holds also while the fallback is about to answer: isolation is the stronger protection and takes precedence.</summary>
    public static Objection? Isolated(RollbackCase c) =>
        Isolation.IsOn(c.Status) || Isolation.IsDue(c.World, c.Status)
            ? Objection.Hold($"annotation {WellKnown.IsolateAnnotation} keeps the traffic at the fallback; remove it to let the operator act")
            : null;

    public static Objection? Rejected(DecisionCase c) =>
        c.IsRejected ? Objection.Hold($"a person rejected it (annotation {WellKnown.RejectAnnotation}={c.World.Metadata.Annotations[WellKnown.RejectAnnotation]}); remove the annotation to let the operator act") : null;

    public static Objection? Paused(DecisionCase c) =>
        Pause.By(c.World) is { } pause
            ? Objection.Hold($"{pause.Why}; remove it to let the operator act") with { Until = pause.Until }
            : null;

    public static Objection? ManualOverride(DecisionCase c) =>
        c.Status.OverriddenSince is { } since && c.World.Service is { } service
            ? Objection.Hold($"the Service was edited by hand at {since:yyyy-MM-dd HH:mm:ss}Z and selects {service.Target}; condition ManualOverride says how long the operator keeps the edit")
            : null;
}
