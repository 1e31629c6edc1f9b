using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;

namespace MlOps.Operator.Controllers.Models.Rules;

/// <summary>The one place where the summary of the status is made: traffic, replicas and conditions.</summary>
internal static class Report
{
    public static Turn Apply(Turn turn)
    {
        var effective = turn.Status.EffectiveRevision;
        turn = turn.Change(s => s with
        {
            EffectiveVersion = turn.Revision(effective)?.Version,
            Traffic = Answering(turn) is { } hash ? [new TrafficTarget { Revision = hash, Weight = 100 }] : [],
            Replicas = turn.World.Deployment(effective)?.Replicas ?? 0,
            Selector = effective is null ? null : $"{WellKnown.ModelLabel}={turn.World.Name},{WellKnown.RevisionLabel}={effective}",
        });
        var ready = ReadyReport.Of(turn);
        if (ready.Reason is "InvalidSpec" or "ServiceNotOurs" && turn.World.Model.Status?.Conditions.Any(c => c.Type == ready.Type && c.Reason == ready.Reason && c.ObservedGeneration == turn.World.Metadata.Generation) != true)
            turn = turn.Tell(Notice.Warning(ready.Reason, ready.Message, $"{ready.Reason}-{turn.World.Metadata.Generation}"));
        var circuit = CircuitReport.Of(turn);
        turn = CircuitReport.Warn(turn, circuit);
        foreach (var (type, status, reason, message) in new[] { ready, ProgressReport.Of(turn), RolledBackReport.Of(turn), OverrideReport.Of(turn), PauseReport.Of(turn), circuit, ActedOnReport.Of(turn) })
            turn = ConditionList.Set(turn, type, status, reason, message);
        return ProgressReport.WakeAtDeadline(RetrainingReport.Apply(turn));
    }

    /// <summary>No revision of this model while a fallback Service answers.</summary>
    private static string? Answering(Turn turn) =>
        turn.Status.Circuit is { State: CircuitState.Isolated, Replaces: null } circuit ? circuit.Revision : turn.Status.EffectiveRevision;
}
