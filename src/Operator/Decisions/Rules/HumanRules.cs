using MlOps.Entities.Common;

namespace MlOps.Operator.Decisions.Rules;

/// <summary>A person at the levers has the last word.</summary>
internal static class HumanRules
{
    public static Ruling? Pinned(RollbackCase c) =>
        Pin.Of(c.World) is { } hash
            ? Ruling.Hold("Pinned", $"annotation {WellKnown.PinAnnotation}={hash} keeps the traffic there; remove it to let the operator act")
            : null;

    public static Ruling? Isolated(RollbackCase c) =>
        Isolation.IsOn(c.Status)
            ? Ruling.Hold("Isolated", $"annotation {WellKnown.IsolateAnnotation} keeps the traffic at the fallback; remove it to let the operator act")
            : null;

    public static Ruling? Rejected(DecisionCase c) =>
        c.IsRejected ? Ruling.Hold("Rejected", $"a person has rejected it by annotation {WellKnown.RejectAnnotation}={c.Id}") : null;

    public static Ruling? Paused(DecisionCase c) =>
        Pause.By(c.World) is { } pause
            ? Ruling.Hold("Paused", $"{pause.Why}; remove it to let the operator act")
            : null;

    public static Ruling? ManualOverride(RollbackCase c) =>
        c.Status.OverriddenSince is { } since
            ? Ruling.Hold("ManualOverride", $"the Service's selector was edited by hand at {since:HH:mm:ss}Z and is honoured for {c.World.Model.Spec.HumanGraceSeconds} s")
            : null;
}
