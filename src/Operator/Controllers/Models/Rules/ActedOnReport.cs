using MlOps.Entities.Common;
using MlOps.Operator.Decisions;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>What the spec asks for and this version does not do. It is kept and never ignored in silence.</summary>
internal static class ActedOnReport
{
    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn)
    {
        var fields = Fields(turn).ToList();
        return fields.Count == 0
            ? (WellKnown.ActedOn, true, "Everything", "Everything that the spec asks for is acted on")
            : (WellKnown.ActedOn, false, "NotYet", $"Kept, but not acted on by this version: {string.Join(", ", fields)}");
    }

    private static IEnumerable<string> Fields(Turn turn)
    {
        var spec = turn.World.Model.Spec;
        if (spec.Autoscaling is not null)
            yield return "spec.autoscaling";
        if (spec.CircuitBreaker is not null)
            yield return "spec.circuitBreaker";
        if (spec.Retraining is not null)
            yield return "spec.retraining";
        if (spec.FreezeWindows is { Count: > 0 })
            yield return "spec.freezeWindows";
        if (spec.Rollback?.Blockers is { Count: > 0 })
            yield return "spec.rollback.blockers";
        if (turn.World.Metadata.Annotations.ContainsKey(WellKnown.IsolateAnnotation))
            yield return $"annotation {WellKnown.IsolateAnnotation}";
        if (Pin.Problem(turn.World) is { } problem)
            yield return problem;
    }
}
