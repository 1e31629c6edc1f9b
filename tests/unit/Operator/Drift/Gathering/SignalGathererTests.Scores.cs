using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Operator.Controllers.DriftPolicies.Gathering;
using MlOps.Operator.Signals.Selectors;
using MlOps.Operator.Tests.Drift.Support;

namespace MlOps.Operator.Tests.Drift.Gathering;

public partial class SignalGathererTests
{
    [Fact]
    public async Task A_score_is_asked_for_the_serving_revision_and_the_current_window()
    {
        var history = new History((_, _) => History.Number(0.97));
        var read = await GatherAsync(
            history,
            SignalKind.Quality,
            Score("avg_over_time(accuracy{pod=~\"${modelDeployment}-${revision}-.+\"}[${window}])")
        );
        read.Score!.Value!.Value.ShouldBe(0.97);
        history.Asked.ShouldBe([("avg_over_time(accuracy{pod=~\"fraud-a-.+\"}[3600s])", At)]);
    }

    [Theory]
    [InlineData(999, EvidenceKind.Idle)]
    [InlineData(1000, EvidenceKind.Value)]
    public async Task A_score_of_few_samples_says_nothing(double labels, EvidenceKind kind)
    {
        var read = await GatherAsync(
            new History((q, _) => History.Number(q == "labels[3600s]" ? labels : 0.5)),
            SignalKind.Quality,
            Score("accuracy", "labels[${window}]")
        );
        read.Score!.Kind.ShouldBe(kind);
        (read.Score.Value?.Samples).ShouldBe(kind == EvidenceKind.Value ? labels : null);
    }

    [Fact]
    public async Task A_score_whose_samples_are_not_known_says_nothing()
    {
        var read = await GatherAsync(
            new History((q, _) => q == "labels" ? History.Nothing : History.Number(0.5)),
            SignalKind.Quality,
            Score("accuracy", "labels")
        );
        (read.Score!.Kind, read.Fault).ShouldBe((EvidenceKind.NoData, DataFault.Absent));
    }

    [Fact]
    public async Task A_score_that_is_no_number_or_several_is_no_value()
    {
        (await GatherAsync(new History((_, _) => History.Number(double.NaN)), source: Score("accuracy"))).Score!.Kind.ShouldBe(
            EvidenceKind.QueryError
        );
        (await GatherAsync(new History((_, _) => History.Categories(("a", 1), ("b", 2))), source: Score("accuracy"))).Score!.Kind.ShouldBe(
            EvidenceKind.Ambiguous
        );
        (await GatherAsync(new History((_, _) => History.Nothing), source: Score("accuracy"))).Fault.ShouldBe(DataFault.Absent);
    }

    [Fact]
    public async Task A_metric_that_vanished_only_from_the_past_says_so()
    {
        var read = await GatherAsync(new History((_, at) => at == At ? History.Buckets(ADrift.Bell) : History.Nothing));
        (read.Counts!.Kind, read.Counts.Message).ShouldBe(
            (EvidenceKind.NoData, "the reference: no series of amount_bucket, and no native histogram amount")
        );
    }

    private static SignalSource Score(string query, string? nQuery = null) =>
        new()
        {
            Score = new ScoreSource
            {
                Query = query,
                NQuery = nQuery,
                Direction = ScoreDirection.LowerIsDrift,
                Drift = "0.9",
            },
        };

    private Task<SignalFacts> GatherAsync(History history, SignalKind kind = SignalKind.Feature, SignalSource? source = null)
    {
        var signal = new DriftSignal
        {
            Name = "amount",
            Kind = kind,
            Source = source ?? new SignalSource { Histogram = new HistogramSource { Metric = "amount" } },
        };
        var facts = new DriftFacts
        {
            Now = At.AddSeconds(10),
            At = At,
            Policy = new DriftPolicy
            {
                Spec = new DriftPolicySpec
                {
                    ModelRef = new ModelReference { Name = "fraud" },
                    Current = new DriftWindow { Window = "1h" },
                    Reference = _reference,
                    Signals = [signal],
                },
            },
            Model = new ModelDeployment
            {
                Spec = new ModelDeploymentSpec
                {
                    Model = new ModelIdentity { Name = "fraud", Version = "1" },
                    Template = [],
                    Service = new ServiceSpec { Ports = [] },
                },
                Status = new ModelDeploymentStatus
                {
                    EffectiveRevision = "a",
                    Revisions =
                    [
                        new RevisionStatus
                        {
                            Hash = "a",
                            Version = "1",
                            State = RevisionState.Active,
                            PromotedAt = _promoted,
                        },
                    ],
                },
            },
        };
        return new SignalGatherer(facts, signal, history, new IndicatorVariables("shop", "fraud", "fraud"), Model, Serving).GatherAsync(
            TestContext.Current.CancellationToken
        );
    }
}
