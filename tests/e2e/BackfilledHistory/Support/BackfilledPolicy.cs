using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Sources;
using MlOps.Entities.DriftPolicies.Windows;
using MlOps.Entities.ModelDeployments.Actions;
using MlOps.Entities.ModelDeployments.Serving;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.EndToEnd.BackfilledHistory.Support;

/// <summary>Policies over the simulated models, which are trained when they drift: what asks for no training has had the choice.</summary>
internal static class BackfilledPolicy
{
    public const string Namespace = "shop";

    public static DriftPolicySpec Of(string model, params DriftSignal[] signals) =>
        new()
        {
            ModelRef = new ModelReference { Name = model },
            Mode = PolicyMode.Enforce,
            Current = new DriftWindow { Window = "1h" },
            Reference = new DriftReference { Offset = "7d" },
            Signals = signals,
        };

    public static DriftSignal Histogram(string metric, SignalKind kind = SignalKind.Feature) =>
        new()
        {
            Name = metric,
            Kind = kind,
            Source = new SignalSource { Histogram = new HistogramSource { Metric = metric } },
        };

    public static DriftSignal Categories(string metric, string label) =>
        new()
        {
            Name = label,
            Kind = SignalKind.Feature,
            Source = new SignalSource
            {
                Categorical = new CategoricalSource { Metric = metric, Label = label },
            },
        };

    public static DriftSignal Score(string name, string query) =>
        new()
        {
            Name = name,
            Kind = SignalKind.Quality,
            Source = new SignalSource
            {
                Score = new ScoreSource
                {
                    Query = query,
                    Direction = ScoreDirection.LowerIsDrift,
                    Drift = "0.9",
                },
            },
        };

    public static DriftSignal Stream(string name, string query) =>
        new()
        {
            Name = name,
            Kind = SignalKind.Feature,
            Source = new SignalSource
            {
                Stream = new StreamSource { Query = query, Detector = StreamDetector.CUSUM },
            },
        };

    /// <summary>A model that serves since long ago, unless a promotion is given.</summary>
    public static ModelDeployment Model(string name, DateTimeOffset? promoted = null) =>
        new()
        {
            Metadata = new ResourceMetadata
            {
                Name = name,
                Namespace = Namespace,
                Uid = $"uid-{name}",
                Generation = 1,
            },
            Spec = new ModelDeploymentSpec
            {
                Model = new ModelIdentity { Name = name, Version = "1" },
                Template = [],
                Service = new ServiceSpec { Ports = [] },
                Retraining = new RetrainingSpec { CronJobName = "train" },
            },
            Status = new ModelDeploymentStatus
            {
                EffectiveRevision = SimulatedModels.Hash,
                EffectiveVersion = "1",
                Revisions =
                [
                    new RevisionStatus
                    {
                        Hash = SimulatedModels.Hash,
                        Version = "1",
                        State = RevisionState.Good,
                        PromotedAt = promoted ?? ScrapeTimes.End - (10 * ScrapeTimes.Week),
                        PromotionSeq = 1,
                    },
                ],
            },
        };
}
