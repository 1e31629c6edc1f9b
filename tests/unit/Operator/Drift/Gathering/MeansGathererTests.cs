using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Entities.DriftPolicies.Detection;
using MlOps.Operator.Controllers.DriftPolicies.Gathering.Streams;
using MlOps.Operator.Signals.Selectors;
using MlOps.Operator.Tests.Drift.Support;

namespace MlOps.Operator.Tests.Drift.Gathering;

public class MeansGathererTests
{
    private static readonly DateTimeOffset At = new(2026, 7, 8, 12, 0, 0, TimeSpan.Zero);
    private static readonly DriftSignal Amount = new()
    {
        Name = "amount",
        Kind = SignalKind.Feature,
        Source = new SignalSource
        {
            Histogram = new HistogramSource { Metric = "amount", Selector = "ns=\"${namespace}\"" },
        },
    };
    private static readonly DriftSignal Score = Amount with { Name = "score", Kind = SignalKind.Prediction };
    private static readonly DriftSignal Country = new()
    {
        Name = "country",
        Kind = SignalKind.Feature,
        Source = new SignalSource
        {
            Categorical = new CategoricalSource { Metric = "c", Label = "l" },
        },
    };

    private readonly History _history = new((_, at) => History.Values(at, 3600, 15, t => t));
    private CorrelationWatch _watch = CorrelationWatch.Watch;

    [Fact]
    public async Task The_mean_of_each_histogram_is_read_over_time_of_outputs_the_serving_revisions()
    {
        var read = await AddAsync(Amount, Country, Score);
        read.Select(s => s.Means?.Value?.Current.Count).ShouldBe([240, null, 240]);
        _history
            .Asked[0]
            .ShouldBe(
                (
                    "(sum by (namespace) (rate(amount_sum{ns=\"shop\",pod=~\"all\"}[60s])) / sum by (namespace) (rate(amount_count{ns=\"shop\",pod=~\"all\"}[60s])))[3600s:15s]",
                    At
                )
            );
        _history.Asked.Count(a => a.Query.Contains("serving", StringComparison.Ordinal)).ShouldBe(_history.Asked.Count / 2);
    }

    [Fact]
    public async Task Nothing_is_asked_where_nobody_watches()
    {
        _watch = CorrelationWatch.Ignore;
        (await AddAsync(Amount, Score)).ShouldAllBe(s => s.Means == null);
        _history.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_signal_alone_is_correlated_with_nothing()
    {
        await AddAsync(Amount, Country);
        _history.Asked.ShouldBeEmpty();
    }

    private Task<IReadOnlyList<SignalFacts>> AddAsync(params DriftSignal[] signals)
    {
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
                    Reference = new DriftReference { Offset = "7d" },
                    Correlations = _watch,
                    Signals = signals,
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
                            PromotedAt = At.AddDays(-60),
                        },
                    ],
                },
            },
        };
        var gatherer = new MeansGatherer(
            facts,
            _history,
            new IndicatorVariables("shop", "fraud", "fraud"),
            new LabelMatcher("pod", MatchOperator.Matches, "all"),
            new LabelMatcher("pod", MatchOperator.Matches, "serving")
        );
        return gatherer.AddAsync(
            [.. signals.Select(s => new SignalFacts(s, null, null, new Dictionary<Analysis.Drift.DriftMeasure, double>()))],
            TestContext.Current.CancellationToken
        );
    }
}
