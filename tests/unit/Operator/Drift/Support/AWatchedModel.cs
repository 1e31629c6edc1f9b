using Microsoft.Extensions.Time.Testing;
using MlOps.Decisions.DriftPolicies;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Operator.Cli.Live;
using MlOps.Operator.Controllers;
using MlOps.Operator.Controllers.DriftPolicies.Gathering;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Tests.Support;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Tests.Drift.Support;

/// <summary>
/// A model in a cluster, a Prometheus that knows its past, and a policy that watches an input by histogram and one by category.
/// </summary>
internal sealed class AWatchedModel
{
    public static readonly DateTimeOffset Noon = new(2026, 7, 8, 12, 0, 0, TimeSpan.Zero);
    public static readonly ObjectKey Key = new("shop", "inputs");

    public AWatchedModel()
    {
        Prometheus = new History((query, at) => query.Contains("merchants_total", StringComparison.Ordinal) ? Categories(at) : Amounts(at));
        Store();
    }

    public FakeObjects Api { get; } = new();

    public FakeTimeProvider Clock { get; } = new(Noon.AddSeconds(10));

    public History Prometheus { get; }

    public Func<DateTimeOffset, QueryAnswer> Amounts { get; set; } = _ => History.Buckets(ADrift.Bell);

    public Func<DateTimeOffset, QueryAnswer> Categories { get; set; } = _ => History.Categories(("food", 6000), ("travel", 4000));

    public DriftPolicy Policy { get; private set; } =
        new()
        {
            Metadata = new ResourceMetadata
            {
                Name = "inputs",
                Namespace = "shop",
                Uid = "uid-inputs",
                Generation = 1,
            },
            Spec = new DriftPolicySpec
            {
                ModelRef = new ModelReference { Name = "fraud" },
                Current = new DriftWindow { Window = "1h" },
                EvaluationIntervalSeconds = 900,
                Reference = new DriftReference { Offset = "7d" },
                Signals =
                [
                    new DriftSignal
                    {
                        Name = "amount",
                        Kind = SignalKind.Feature,
                        Source = new SignalSource
                        {
                            Histogram = new HistogramSource { Metric = "amount", Selector = "job=\"fraud\"" },
                        },
                    },
                    new DriftSignal
                    {
                        Name = "merchant",
                        Kind = SignalKind.Feature,
                        Source = new SignalSource
                        {
                            Categorical = new CategoricalSource { Metric = "merchants_total", Label = "category" },
                        },
                    },
                ],
            },
        };

    public ModelDeployment Model { get; private set; } =
        new()
        {
            Metadata = new ResourceMetadata
            {
                Name = "fraud",
                Namespace = "shop",
                Uid = "uid-fraud",
            },
            Spec = new ModelDeploymentSpec
            {
                Model = new ModelIdentity { Name = "fraud", Version = "1" },
                Template = [],
                Service = new ServiceSpec { Ports = [] },
            },
            Status = new ModelDeploymentStatus
            {
                EffectiveRevision = "0123456789",
                EffectiveVersion = "1",
                Revisions =
                [
                    new RevisionStatus
                    {
                        Hash = "0123456789",
                        Version = "1",
                        State = RevisionState.Good,
                        PromotedAt = Noon.AddDays(-30),
                    },
                ],
            },
        };

    public LiveSession Session =>
        new(Api, "shop", name => new PrometheusSources([KeyValuePair.Create<string, IPrometheus>(name, Prometheus)]));

    public AWatchedModel With(Func<DriftPolicySpec, DriftPolicySpec> change)
    {
        Policy = Policy with { Spec = change(Policy.Spec) };
        return Store();
    }

    public AWatchedModel Signals(Func<DriftSignal, DriftSignal> change) => With(s => s with { Signals = [.. s.Signals!.Select(change)] });

    public AWatchedModel Found(DriftPolicyStatus? status)
    {
        Policy = Policy with { Status = status };
        return Store();
    }

    public AWatchedModel Promoted(DateTimeOffset at)
    {
        Model = Model with { Status = Model.Status! with { Revisions = [Model.Status.Revisions[0] with { PromotedAt = at }] } };
        return Store();
    }

    public AWatchedModel ComparesWith(string configMap) =>
        With(s => s with { Reference = new DriftReference { ConfigMapRef = new ConfigMapReference { Name = configMap } } });

    /// <summary>What the operator would read and say now.</summary>
    public async Task<(DriftFacts Facts, DriftPolicyStatus Status)> JudgeAsync()
    {
        using var sources = Session.Sources(Policy.Spec.Prometheus);
        var facts = await new DriftGatherer(Api, sources, new AlwaysLeading(Clock), Clock).GatherAsync(
            Policy,
            TestContext.Current.CancellationToken
        );
        return (facts, DriftJudge.Judge(facts).Status);
    }

    private AWatchedModel Store()
    {
        Api.With(ResourceKinds.DriftPolicies, EntityJson.Encode(Policy));
        Api.With(ResourceKinds.ModelDeployments, EntityJson.Encode(Model));
        return this;
    }
}
