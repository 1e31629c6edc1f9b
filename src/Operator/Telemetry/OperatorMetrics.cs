using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Status.Actions;
using Prometheus;

namespace MlOps.Operator.Telemetry;

/// <summary>
/// What was decided and done. Labels are bounded by kinds, outcomes and rules, never by users' names; each value is visible from the start.
/// </summary>
public sealed class OperatorMetrics
{
    /// <summary>How every name begins that is not one of controller-runtime's or client-go's.</summary>
    public const string Prefix = "mlops_operator_";

    private readonly Counter _decisions;
    private readonly Counter _actions;
    private readonly Histogram _switch;

    public OperatorMetrics(CollectorRegistry registry)
    {
        var factory = Metrics.WithCustomRegistry(registry);
        _decisions = factory.CreateCounter($"{Prefix}decisions_total", "Decisions, including those to hold", "action", "outcome", "rule");
        _actions = factory.CreateCounter($"{Prefix}actions_total", "Finished actions", "action", "outcome");
        _switch = factory.CreateHistogram(
            $"{Prefix}rollback_switch_duration_seconds",
            "Time from the saved decision on a rollback to the switch of the traffic",
            new HistogramConfiguration { Buckets = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300] }
        );
        Queries = new QueryMetrics(factory);
        foreach (var (action, outcome, rule) in KnownOutcomes.Decisions)
            _decisions.WithLabels(action.ToString(), outcome.ToString(), rule).Publish();
        foreach (var (action, outcome) in KnownOutcomes.Actions)
            _actions.WithLabels(action.ToString(), outcome).Publish();
    }

    public QueryMetrics Queries { get; }

    /// <summary>Counts what a status newly records.</summary>
    public void Count(ModelDeploymentStatus? before, ModelDeploymentStatus after)
    {
        foreach (var decision in after.Decisions.Except(before?.Decisions ?? []))
            _decisions.WithLabels(decision.Action.ToString(), decision.Outcome.ToString(), decision.Rule).Inc();
        foreach (var action in after.Actions.Except(before?.Actions ?? []))
        {
            _actions.WithLabels(action.Kind.ToString(), action.Outcome).Inc();
            if (action is { Kind: ActionKind.Rollback, SwitchedAt: { } switched })
                _switch.Observe((switched - action.StartedAt).TotalSeconds);
        }
    }
}
