using MlOps.Decisions.DriftPolicies;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.DriftPolicies.Quality;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Telemetry;
using Prometheus;

namespace MlOps.Operator.Telemetry;

/// <summary>The signals of the drift policies as of the last evaluation, by the leader alone.</summary>
public sealed class DriftMetrics
{
    private readonly ObjectSeries _series;
    private readonly Counter _evaluations;
    private readonly Gauge _verdict;
    private readonly Gauge _share;
    private readonly Gauge _episode;
    private readonly Gauge _issue;
    private readonly Gauge _signalVerdict;
    private readonly Gauge _evidence;
    private readonly Gauge _samples;
    private readonly Gauge _score;
    private readonly Gauge _threshold;

    public DriftMetrics(RuntimeMetrics runtime, ILeadership leadership, TimeProvider time)
    {
        _series = new ObjectSeries(runtime, leadership, time);
        var f = runtime.Factory;
        _evaluations = f.CreateCounter(Name("evaluations_total"), "Evaluations of drift policies by verdict on the model", "verdict");
        _verdict = f.CreateGauge(Name("verdict"), "1 for the current verdict on the model", "namespace", "policy", "model", "verdict");
        _share = f.CreateGauge(Name("share_ratio"), "Share of the signals' weight that drifts", "namespace", "policy");
        _episode = f.CreateGauge(Name("episode_open"), "1 while an episode of confirmed drift is open", "namespace", "policy", "model");
        _issue = f.CreateGauge(
            Name("data_quality_issue_info"),
            "1 for the data quality rule that currently holds retraining",
            "namespace",
            "policy",
            "rule"
        );
        _signalVerdict = f.CreateGauge(
            Name("signal_verdict"),
            "1 for the current verdict on a signal",
            "namespace",
            "policy",
            "signal",
            "verdict"
        );
        _evidence = f.CreateGauge(
            Name("signal_evidence_info"),
            "1 for the current kind of evidence",
            "namespace",
            "policy",
            "signal",
            "evidence"
        );
        _samples = f.CreateGauge(Name("signal_samples"), "Samples of a signal in the current window", "namespace", "policy", "signal");
        _score = f.CreateGauge(Name("score"), "Value of a signal's drift measure", "namespace", "policy", "signal", "method");
        _threshold = f.CreateGauge(
            Name("threshold"),
            "Drift threshold of a signal's drift measure",
            "namespace",
            "policy",
            "signal",
            "method"
        );
        foreach (var verdict in Enum.GetValues<Verdict>())
            _evaluations.WithLabels(verdict.ToString()).Publish();
    }

    /// <summary>Shows what an evaluation found, until the next one or until it is too old to be believed.</summary>
    public void Report(DriftFacts facts, DriftJudgement judgement)
    {
        _evaluations.WithLabels(judgement.Status.Verdict.ToString()).Inc();
        _series.Show(
            Key(facts.Policy.Metadata),
            Figures(facts, judgement),
            VerdictValidity.Of(facts.CanBeJudged ? facts.Interval : TimeSpan.Zero)
        );
    }

    public void Forget(ObjectKey policy) => _series.Forget(policy);

    private static string Name(string name) => $"{OperatorMetrics.Prefix}drift_{name}";

    private static ObjectKey Key(ResourceMetadata metadata) => new(metadata.Namespace, metadata.Name);

    private IEnumerable<MetricSample> Figures(DriftFacts facts, DriftJudgement judgement)
    {
        var status = judgement.Status;
        var (ns, policy, model) = (facts.Policy.Metadata.Namespace, facts.Policy.Metadata.Name, facts.Policy.Spec.ModelRef.Name);
        yield return new MetricSample(_verdict, 1, ns, policy, model, status.Verdict.ToString());
        yield return new MetricSample(_episode, status.Episode is { State: EpisodeState.Open } ? 1 : 0, ns, policy, model);
        if (facts.CanBeJudged && DriftJudge.Share(facts, status.Signals) is { } share)
            yield return new MetricSample(_share, share, ns, policy);
        if (facts.CanBeJudged && DataQualityIssues.OfData(facts, status.Signals) is { } issue)
            yield return new MetricSample(_issue, 1, ns, policy, issue.Rule);
        foreach (var figure in DriftFigures.Of(facts, judgement).SelectMany(s => Figures(ns, policy, s)))
            yield return figure;
    }

    private IEnumerable<MetricSample> Figures(string ns, string policy, DriftFigures s)
    {
        yield return new MetricSample(_signalVerdict, 1, ns, policy, s.Signal, s.Verdict.ToString());
        if (s.Evidence is { } evidence)
            yield return new MetricSample(_evidence, 1, ns, policy, s.Signal, evidence.ToString());
        if (s.Samples is { } samples)
            yield return new MetricSample(_samples, samples, ns, policy, s.Signal);
        foreach (var (method, value, threshold) in s.Scores)
        {
            yield return new MetricSample(_score, value, ns, policy, s.Signal, method);
            yield return new MetricSample(_threshold, threshold, ns, policy, s.Signal, method);
        }
    }
}
