using MlOps.Entities.ModelDeployments;
using Prometheus;

namespace MlOps.Operator.Telemetry;

/// <summary>The operator's own metrics. Labels are bounded by kinds, outcomes and rules, never by users' names.</summary>
public sealed class OperatorMetrics
{
    private readonly Counter _decisions;
    private readonly Counter _actions;
    private readonly Histogram _mitigation;
    private readonly Counter _queries;
    private readonly Histogram _querySeconds;

    public OperatorMetrics(CollectorRegistry registry)
    {
        var factory = Metrics.WithCustomRegistry(registry);
        _decisions = factory.CreateCounter("mlops_decisions_total", "Decisions on requests of policies, those to hold included", "action", "outcome", "rule");
        _actions = factory.CreateCounter("mlops_actions_total", "Finished actions", "kind", "outcome");
        _mitigation = factory.CreateHistogram("mlops_rollback_switch_seconds", "From the saved intent of a rollback to the switched traffic", new HistogramConfiguration { Buckets = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300] });
        _queries = factory.CreateCounter("mlops_prometheus_queries_total", "Queries to Prometheus", "source", "result");
        _querySeconds = factory.CreateHistogram("mlops_prometheus_query_seconds", "Time to the answer of a query", ["source"]);
    }

    /// <summary>Counts what a status newly records.</summary>
    public void Count(ModelDeploymentStatus? before, ModelDeploymentStatus after)
    {
        foreach (var decision in after.Decisions.Except(before?.Decisions ?? []))
            _decisions.WithLabels(decision.Action.ToString(), decision.Outcome.ToString(), decision.Rule).Inc();
        foreach (var action in after.Actions.Except(before?.Actions ?? []))
        {
            _actions.WithLabels(action.Kind.ToString(), action.Outcome).Inc();
            if (action is { Kind: ActionKind.Rollback, SwitchedAt: { } switched })
                _mitigation.Observe((switched - action.StartedAt).TotalSeconds);
        }
    }

    public void CountQuery(string source, string result, double seconds)
    {
        _queries.WithLabels(source, result).Inc();
        _querySeconds.WithLabels(source).Observe(seconds);
    }
}
