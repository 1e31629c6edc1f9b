using MlOps.Decisions.Annotations;
using MlOps.Decisions.Chains;
using MlOps.Decisions.Traffic;
using MlOps.Entities.Common;

namespace MlOps.Decisions.Actions.Rollback.Rules;

/// <summary>A person said where the traffic goes.</summary>
internal static class TrafficLeverRules
{
    public static Objection? Pinned(RollbackCase c) =>
        Pin.Of(c.State) is { } hash
            ? Objection.Hold(
                $"annotation {WellKnown.PinAnnotation} keeps the traffic at revision {hash}; remove it to let the operator act"
            )
            : null;

    /// <summary>Holds also while the fallback is about to answer: isolation is the stronger protection and takes precedence.</summary>
    public static Objection? Isolated(RollbackCase c) =>
        IsolationState.IsOn(c.Status) || IsolationState.IsDue(c.State, c.Status)
            ? Objection.Hold(
                $"annotation {WellKnown.IsolateAnnotation} keeps the traffic at the fallback; remove it to let the operator act"
            )
            : null;
}
