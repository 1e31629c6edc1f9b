using MlOps.Decisions.Actions;
using MlOps.Decisions.Actions.Rollback;
using MlOps.Decisions.Actions.Shared;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Report;
using MlOps.Decisions.State;
using MlOps.Decisions.Traffic;
using MlOps.Decisions.Upkeep;
using MlOps.Entities.ModelDeployments;

namespace MlOps.Decisions;

/// <summary>
/// The whole of a model's reconcile as one pure function: an ordered list of rules, the most urgent first. Each sees the
/// state and the status so far; the first effect wins.
/// </summary>
public static class ModelPlanner
{
    public static ReconcilePlan Plan(ModelState state) => Plan(state, ActionList.All);

    /// <param name="state">What was gathered.</param>
    /// <param name="actions">The actions that there are, in order of precedence.</param>
    public static ReconcilePlan Plan(ModelState state, IReadOnlyList<IAction> actions) =>
        Rules(actions)
            .Aggregate(
                new ReconcilePlan(EarlierModelFindings.Forget(state), state.Model.Status ?? new ModelDeploymentStatus()),
                (plan, rule) => rule(plan)
            );

    private static IEnumerable<Func<ReconcilePlan, ReconcilePlan>> Rules(IReadOnlyList<IAction> actions) =>
        [
            WaitingReason.Clear,
            WaitingReason.ForBlindEpisodes,
            ObserveRevisions.Apply,
            CheckSpec.Apply,
            ObserveTraffic.Apply,
            ObserveProbes.Apply,
            ReleaseQuarantine.Apply,
            ObserveDesired.Apply,
            RestoreTraffic.Missing,
            ForeignAction.Apply,
            .. actions.Select(a => (Func<ReconcilePlan, ReconcilePlan>)a.Continue),
            .. actions.Select(a => (Func<ReconcilePlan, ReconcilePlan>)a.Protect),
            RestoreTraffic.Edited,
            ReconcileCapacity.Serving,
            RecordRevisions.Apply,
            ReconcileChildren.Apply,
            ReconcileCapacity.Next,
            .. actions.Select(a => (Func<ReconcilePlan, ReconcilePlan>)a.Advance),
            ReconcileServicePorts.Apply,
            MarkGood.Apply,
            RetireRevisions.Apply,
            DeleteOrphans.Apply,
            PruneRevisions.Apply,
            .. actions.Select(a => (Func<ReconcilePlan, ReconcilePlan>)a.Improve),
            plan => ModelReport.Apply(plan, actions),
        ];
}
