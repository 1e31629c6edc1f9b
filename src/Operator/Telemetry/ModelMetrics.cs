using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Telemetry;
using Prometheus;

namespace MlOps.Operator.Telemetry;

/// <summary>The revisions of the models as the leader last saw them: one series per state, and one for the revision that serves.</summary>
public sealed class ModelMetrics
{
    private readonly ObjectSeries _series;
    private readonly Gauge _revisions;
    private readonly Gauge _effective;

    public ModelMetrics(RuntimeMetrics runtime, ILeadership leadership, TimeProvider time)
    {
        _series = new ObjectSeries(runtime, leadership, time);
        _revisions = runtime.Factory.CreateGauge(
            $"{OperatorMetrics.Prefix}model_revisions",
            "Revisions of a model by state",
            "namespace",
            "model",
            "state"
        );
        _effective = runtime.Factory.CreateGauge(
            $"{OperatorMetrics.Prefix}model_effective_revision_info",
            "1 for the revision that has the traffic",
            "namespace",
            "model",
            "revision",
            "version"
        );
    }

    public void Report(ObjectKey model, ModelDeploymentStatus status) => _series.Show(model, Figures(model, status));

    public void Forget(ObjectKey model) => _series.Forget(model);

    private IEnumerable<MetricSample> Figures(ObjectKey model, ModelDeploymentStatus status)
    {
        foreach (var state in Enum.GetValues<RevisionState>())
            yield return new MetricSample(
                _revisions,
                status.Revisions.Count(r => r.State == state),
                model.Namespace,
                model.Name,
                state.ToString()
            );
        if (status.EffectiveRevision is { } serving)
            yield return new MetricSample(_effective, 1, model.Namespace, model.Name, serving, status.EffectiveVersion ?? "");
    }
}
