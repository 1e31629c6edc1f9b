using MlOps.Decisions.Actions.Retraining;
using MlOps.Decisions.Plan;
using MlOps.Operator.Telemetry;
using MlOps.Operator.Tests.Telemetry.Contracts;

namespace MlOps.Operator.Tests.Telemetry;

public class OperatorMetricsTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly Prometheus.CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();
    private readonly OperatorMetrics _metrics;

    public OperatorMetricsTests() => _metrics = new OperatorMetrics(_registry);

    [Fact]
    public async Task A_decision_is_counted_once_however_often_the_status_is_saved()
    {
        var held = new ModelDeploymentStatus { Decisions = [Decision("1", DecisionOutcome.Hold, "Paused")] };
        _metrics.Count(null, held);
        _metrics.Count(held, held);
        _metrics.Count(held, held with { Decisions = [Decision("2", DecisionOutcome.Hold, "Paused"), .. held.Decisions] });
        (await CountAsync("decisions_total", ("action", "Rollback"), ("outcome", "Hold"), ("rule", "Paused"))).ShouldBe(2);
        (await CountAsync("decisions_total", ("action", "Rollback"), ("outcome", "Hold"), ("rule", "Pinned"))).ShouldBe(0);
    }

    [Fact]
    public async Task An_action_is_counted_by_its_end_and_a_rollback_by_the_time_to_its_switch()
    {
        var record = new ActionRecord
        {
            Id = "a",
            Kind = ActionKind.Rollback,
            To = "h1",
            StartedAt = Nine,
            SwitchedAt = Nine.AddSeconds(3),
            FinishedAt = Nine.AddSeconds(40),
            Outcome = "Verified",
        };
        _metrics.Count(new ModelDeploymentStatus(), new ModelDeploymentStatus { Actions = [record] });
        (await CountAsync("actions_total", ("action", "Rollback"), ("outcome", "Verified"))).ShouldBe(1);
        (await Exposition.OfAsync(_registry))
            .Samples("mlops_operator_rollback_switch_duration_seconds")
            .Single(s => s.Name.EndsWith("_sum", StringComparison.Ordinal))
            .Value.ShouldBe(3);
    }

    [Fact]
    public void Every_end_of_an_action_is_known()
    {
        var named = new[] { typeof(ActionOutcome), typeof(TrainingOutcome) }
            .SelectMany(t => t.GetFields())
            .Where(f => f.IsLiteral)
            .Select(f => (string)f.GetRawConstantValue()!)
            .ToList();
        named.Count.ShouldBeGreaterThan(10);
        named.Except(KnownOutcomes.Actions.Select(a => a.Outcome)).ShouldBeEmpty();
    }

    /// <summary>They hold a training under their own names.</summary>
    [Fact]
    public void Every_rule_of_data_quality_is_exported_from_the_start() =>
        typeof(MlOps.Decisions.DriftPolicies.Quality.DataQualityRule)
            .GetFields()
            .Select(f => (ActionKind.Retrain, DecisionOutcome.Hold, (string)f.GetRawConstantValue()!))
            .Except(KnownOutcomes.Decisions)
            .ShouldBeEmpty();

    private static DecisionRecord Decision(string id, DecisionOutcome outcome, string rule) =>
        new()
        {
            Id = id,
            At = Nine,
            Policy = "fraud-slo",
            Action = ActionKind.Rollback,
            Outcome = outcome,
            Rule = rule,
        };

    private async Task<double> CountAsync(string metric, params (string Label, string Value)[] labels) =>
        (await Exposition.OfAsync(_registry))
            .Samples($"mlops_operator_{metric}")
            .Single(s => labels.All(l => s.Labels[l.Label] == l.Value))
            .Value;
}
