using MlOps.Decisions.Actions.Isolation;
using MlOps.Decisions.Annotations;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Upkeep;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Report.Levers;

/// <summary>Reports every annotation of the operator that has no effect: a person set it and waits for the result.</summary>
internal static class AnnotationsCondition
{
    private const string Prefix = "mlops-operator.io/";
    private const int IdLength = 20;

    public static Condition Of(ReconcilePlan plan)
    {
        var problems = Problems(plan).Select(p => p.Message).ToList();
        return problems.Count == 0
            ? new(WellKnown.AnnotationsFollowed, true, Reasons.AllFollowed, "All of this operator's annotations are valid and followed")
            : new(WellKnown.AnnotationsFollowed, false, Reasons.NotFollowed, string.Join("; ", problems));
    }

    /// <summary>Emits one Event for what is new. Condition Isolated has an Event of its own.</summary>
    public static ReconcilePlan Warn(ReconcilePlan plan)
    {
        var before = plan.State.Model.Status?.Conditions.FirstOrDefault(c => c.Type == WellKnown.AnnotationsFollowed)?.Message ?? "";
        var problems = Problems(plan)
            .Where(p => p.Name != WellKnown.IsolateAnnotation && !before.Contains(p.Message, StringComparison.Ordinal))
            .Select(p => p.Message)
            .ToList();
        if (problems.Count == 0)
            return plan;
        var message = string.Join("; ", problems);
        return plan.WithEvent(EventRecord.Warning("AnnotationNotFollowed", message, message));
    }

    private static IEnumerable<(string Name, string Message)> Problems(ReconcilePlan plan) =>
        plan
            .State.Metadata.Annotations.Where(a => a.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .OrderBy(a => a.Key, StringComparer.Ordinal)
            .Select(a => (a.Key, a.Value, Problem: Problem(plan, a.Key, a.Value)))
            .Where(a => a.Problem is not null)
            .Select(a => (a.Key, $"Annotation {a.Key}={Shortened.Of(a.Value)} is not followed: {a.Problem}"));

    private static string? Problem(ReconcilePlan plan, string name, string value) =>
        name switch
        {
            WellKnown.PinAnnotation => PinnedCondition.Problem(plan),
            WellKnown.ReleaseAnnotation => ReleaseQuarantine.Asked(plan) is var (hash, problem)
            && plan.Revision(hash) is { State: RevisionState.Quarantined, ReleaseSpent: true }
                ? $"it already released revision {hash} once, and the revision was rolled back again; to retry, remove the annotation and set it again"
                : problem,
            WellKnown.IsolateAnnotation => IsolatedCondition.Problem(plan),
            WellKnown.ApproveAnnotation or WellKnown.RejectAnnotation => Decision(plan, name, value),
            WellKnown.PauseAnnotation => null,
            _ => AnnotationLint.Unread(name),
        };

    /// <summary>An id that is no longer among the last decisions took effect or was superseded long ago.</summary>
    private static string? Decision(ReconcilePlan plan, string name, string id)
    {
        if (plan.Status.Waiting is { } waiting && waiting.Id == id || plan.Status.Action?.Id == id || plan.Status.Retraining?.Id == id)
            return Passable(plan, name, id);
        if (plan.Status.Decisions.Any(d => d.Id == id))
            return Passable(plan, name, id);
        if (plan.Status.Waiting is { Outcome: DecisionOutcome.Recommend } open)
            return $"it is not the id of a known decision; the waiting one is {open.Id}";
        return id.Length == IdLength && id.All(char.IsAsciiHexDigit) ? null : "it is not the id of a decision, and none waits for approval";
    }

    private static string? Passable(ReconcilePlan plan, string name, string id) =>
        name == WellKnown.ApproveAnnotation
        && plan.Status.Waiting is { Outcome: DecisionOutcome.Hold } held
        && held.Id == id
        && plan.Status.Action?.Id != id
            ? $"{held.Rule} holds this decision, and approval does not override it; condition Waiting names the remedy"
            : null;
}
