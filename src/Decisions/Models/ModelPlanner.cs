using MlOps.Decisions.Actions.Isolation;
using MlOps.Decisions.Actions.Promotion;
using MlOps.Decisions.Actions.Retraining;
using MlOps.Decisions.Actions.Rollback;
using MlOps.Decisions.Actions.Rollback.Steps;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Report;
using MlOps.Decisions.State;
using MlOps.Decisions.Traffic;
using MlOps.Decisions.Upkeep;
using MlOps.Entities.ModelDeployments;

namespace MlOps.Decisions.Models;

/// <summary>
/// The whole of a model's reconcile as one pure function: an ordered list of rules, the most urgent first. Each sees the
/// world and the status so far; the first effect wins.
/// </summary>
public static class ModelPlanner
{
    private static readonly IReadOnlyList<Func<Turn, Turn>> Rules =
    [
        Waits.Clear,
        Waits.ForBlindEpisodes,
        ObserveRevisions.Apply,
        CheckSpec.Apply,
        ObserveTraffic.Apply,
        ObserveProbes.Apply,
        ReleaseQuarantine.Apply,
        ObserveWanted.Apply,
        RestoreTraffic.Missing,
        ForeignAction.Apply,
        RollbackSteps.Apply,
        PromotionSteps.Apply,
        KeepCircuit.Apply,
        DecideRollback.Apply,
        RestoreTraffic.Edited,
        KeepCapacity.Serving,
        KeepRevisions.Apply,
        KeepChildren.Apply,
        KeepCapacity.Next,
        StartPromotion.Apply,
        KeepServicePorts.Apply,
        MarkGood.Apply,
        RetireRevisions.Apply,
        DeleteOrphans.Apply,
        PruneRevisions.Apply,
        RetrainSteps.Apply,
        DecideRetraining.Apply,
        ModelReport.Apply,
    ];

    public static Turn Plan(ModelWorld world) =>
        Rules.Aggregate(new Turn(world, world.Model.Status ?? new ModelDeploymentStatus()), (turn, rule) => rule(turn));
}
