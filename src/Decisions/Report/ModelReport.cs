using MlOps.Decisions.Actions.Isolation;
using MlOps.Decisions.Actions.Retraining;
using MlOps.Decisions.Actions.Rollback;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Report.Levers;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Circuits;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.Decisions.Report;

/// <summary>Builds the summary of the status: traffic, replicas, state and conditions. Nothing else does.</summary>
internal static class ModelReport
{
    public static Turn Apply(Turn turn)
    {
        var effective = turn.Status.EffectiveRevision;
        var (ready, released) = (ReadyReport.Of(turn), ReleasedReport.Of(turn));
        turn = turn.Change(s => s with
        {
            State = StateText.Of(turn, ready, released),
            EffectiveVersion = turn.Revision(effective)?.Version,
            Traffic = Answering(turn) is { } hash ? [new TrafficTarget { Revision = hash, Weight = 100 }] : [],
            Replicas = turn.World.Deployment(effective)?.Replicas ?? 0,
            Selector = effective is null ? null : $"{WellKnown.ModelLabel}={turn.World.Name},{WellKnown.RevisionLabel}={effective}",
        });
        if (ready.Reason is "InvalidSpec" or "ServiceNotOurs" && turn.World.Model.Status?.Conditions.Any(c => c.Type == ready.Type && c.Reason == ready.Reason && c.ObservedGeneration == turn.World.Metadata.Generation) != true)
            turn = turn.Tell(Notice.Warning(ready.Reason, ready.Message, $"{ready.Reason}-{turn.World.Metadata.Generation}"));
        var (circuit, annotations, writes) = (CircuitReport.Of(turn), AnnotationReport.Of(turn), WritesReport.Of(turn));
        turn = WritesReport.Warn(AnnotationReport.Warn(CircuitReport.Warn(turn, circuit), annotations), writes);
        foreach (var (type, status, reason, message) in new[] { ready, released, ProgressReport.Of(turn), WaitingReport.Of(turn), RolledBackReport.Of(turn), OverrideReport.Of(turn), PauseReport.Of(turn), PinnedReport.Of(turn), circuit, annotations, writes, ScalerReport.Of(turn), TemplateReport.Of(turn), ActedOnReport.Of(turn) })
            turn = ConditionList.Set(turn, type, status, reason, message);
        return ProgressReport.WakeAtDeadline(RetrainingReport.Apply(turn));
    }

    /// <summary>No revision of this model while a fallback Service answers.</summary>
    private static string? Answering(Turn turn) =>
        turn.Status.Circuit is { State: CircuitState.Isolated, Replaces: null } circuit ? circuit.Revision : turn.Status.EffectiveRevision;
}
