using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.Common;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.SloPolicies;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Telemetry;
using Prometheus;

namespace MlOps.Operator.Telemetry;

/// <summary>The objectives of the policies as of the last evaluation, by the leader alone.</summary>
public sealed class SloMetrics
{
    private readonly ObjectSeries _series;
    private readonly Gauge _target;
    private readonly Gauge _remaining;
    private readonly Gauge _exhaustion;
    private readonly Gauge _burn;
    private readonly Gauge _verdict;
    private readonly Gauge _evidence;

    public SloMetrics(RuntimeMetrics runtime, ILeadership leadership, TimeProvider time)
    {
        _series = new ObjectSeries(runtime, leadership, time);
        var f = runtime.Factory;
        _target = f.CreateGauge(
            Name("objective_target_ratio"),
            "Target of an objective as a fraction",
            "namespace",
            "policy",
            "objective",
            "model"
        );
        _remaining = f.CreateGauge(
            Name("error_budget_remaining_ratio"),
            "Remaining share of the error budget, negative when overspent",
            "namespace",
            "policy",
            "objective"
        );
        _exhaustion = f.CreateGauge(
            Name("error_budget_exhaustion_seconds"),
            "Projected time until the error budget is exhausted at the last hour's burn rate",
            "namespace",
            "policy",
            "objective"
        );
        _burn = f.CreateGauge(
            Name("burn_rate"),
            "Burn rate: multiple of the allowed rate of bad events in the long window of a tier",
            "namespace",
            "policy",
            "objective",
            "tier",
            "window"
        );
        _verdict = f.CreateGauge(Name("verdict"), "1 for the current verdict", "namespace", "policy", "objective", "verdict");
        _evidence = f.CreateGauge(
            Name("evidence_info"),
            "1 for the current kind of evidence",
            "namespace",
            "policy",
            "objective",
            "evidence"
        );
    }

    /// <summary>Shows what an evaluation found, until the next one or until it is too old to be believed.</summary>
    public void Report(PolicyFacts facts, SloPolicyStatus status)
    {
        var policy = facts.Policy;
        var figures = ObjectiveFigures.Of(facts, status).SelectMany(o => Figures(policy, o));
        _series.Show(Key(policy.Metadata), figures, VerdictValidity.Of(TimeSpan.FromSeconds(policy.Spec.EvaluationIntervalSeconds)));
    }

    public void Forget(ObjectKey policy) => _series.Forget(policy);

    private static string Name(string name) => $"{OperatorMetrics.Prefix}slo_{name}";

    private static ObjectKey Key(ResourceMetadata metadata) => new(metadata.Namespace, metadata.Name);

    private IEnumerable<MetricSample> Figures(SloPolicy policy, ObjectiveFigures o)
    {
        var (ns, name) = (policy.Metadata.Namespace, policy.Metadata.Name);
        yield return new MetricSample(_verdict, 1, ns, name, o.Objective, o.Verdict.ToString());
        if (o.Evidence is { } evidence)
            yield return new MetricSample(_evidence, 1, ns, name, o.Objective, evidence.ToString());
        if (o.Target is { } target)
            yield return new MetricSample(_target, target, ns, name, o.Objective, policy.Spec.ModelRef.Name);
        if (o.Remaining is { } remaining)
            yield return new MetricSample(_remaining, remaining, ns, name, o.Objective);
        if (o.Exhaustion is { } exhaustion)
            yield return new MetricSample(_exhaustion, exhaustion.TotalSeconds, ns, name, o.Objective);
        foreach (var (tier, window, rate) in o.Burns)
            yield return new MetricSample(_burn, rate, ns, name, o.Objective, tier, PrometheusDuration.Format(window));
    }
}
