using MlOps.Decisions.Actions.Isolation;
using MlOps.Decisions.Annotations;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Upkeep;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Report.Levers;

/// <summary>Reports every annotation of the operator that has no effect: a person set it and waits for the result.</summary>
internal static class AnnotationReport
{
    private const string Prefix = "mlops-operator.io/";
    private const int IdLength = 20;

    public static (string Type, bool? Status, string Reason, string Message) Of(Turn turn)
    {
        var problems = turn.World.Metadata.Annotations
            .Where(a => a.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .OrderBy(a => a.Key, StringComparer.Ordinal)
            .Select(a => Problem(turn, a.Key, a.Value) is { } problem ? $"Annotation {a.Key}={Shortened.Of(a.Value)} is not followed: {problem}" : null)
            .OfType<string>().ToList();
        return problems.Count == 0
            ? (WellKnown.AnnotationsFollowed, true, "AllFollowed", "Every annotation of this operator is followed")
            : (WellKnown.AnnotationsFollowed, false, "NotFollowed", string.Join("; ", problems));
    }

    /// <summary>Emits one Event per message.</summary>
    public static Turn Warn(Turn turn, (string Type, bool? Status, string Reason, string Message) condition)
    {
        var told = turn.World.Model.Status?.Conditions.Any(c => c.Type == condition.Type && c.Message == condition.Message) == true;
        return condition.Status == false && !told ? turn.Tell(Notice.Warning("AnnotationNotFollowed", condition.Message, condition.Message)) : turn;
    }

    private static string? Problem(Turn turn, string name, string value) => name switch
    {
        WellKnown.PinAnnotation => PinnedReport.Problem(turn),
        WellKnown.ReleaseAnnotation => ReleaseQuarantine.Asked(turn) is var (hash, problem) && turn.Revision(hash) is { State: RevisionState.Quarantined, ReleaseSpent: true }
            ? $"it has released revision {hash} before, which was rolled back again; remove the annotation, then set it again"
            : problem,
        WellKnown.IsolateAnnotation => CircuitReport.Problem(turn),
        WellKnown.ApproveAnnotation or WellKnown.RejectAnnotation => Decision(turn, name, value),
        WellKnown.PauseAnnotation => null,
        _ => AnnotationLint.Unread(name),
    };

    /// <summary>An id that is no longer among the last decisions took effect or was superseded long ago.</summary>
    private static string? Decision(Turn turn, string name, string id)
    {
        if (turn.Status.Waiting is { } waiting && waiting.Id == id || turn.Status.Action?.Id == id || turn.Status.Retraining?.Id == id)
            return Passable(turn, name, id);
        if (turn.Status.Decisions.Any(d => d.Id == id))
            return Passable(turn, name, id);
        if (turn.Status.Waiting is { Outcome: DecisionOutcome.Recommend } open)
            return $"it is the id of no decision that is still known; the one that waits is {open.Id}";
        return id.Length == IdLength && id.All(char.IsAsciiHexDigit) ? null : "it is the id of no decision, and none waits for a person";
    }

    private static string? Passable(Turn turn, string name, string id) =>
        name == WellKnown.ApproveAnnotation && turn.Status.Waiting is { Outcome: DecisionOutcome.Hold } held && held.Id == id && turn.Status.Action?.Id != id
            ? $"{held.Rule} holds this decision, and an approval does not override it; condition Waiting gives the remedy"
            : null;
}
