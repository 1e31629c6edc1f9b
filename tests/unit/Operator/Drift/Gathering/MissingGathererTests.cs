using MlOps.Analysis.Drift;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Operator.Controllers.DriftPolicies.Gathering;
using MlOps.Operator.Signals.Selectors;
using MlOps.Operator.Tests.Drift.Support;

namespace MlOps.Operator.Tests.Drift.Gathering;

public class MissingGathererTests
{
    private static readonly DateTimeOffset At = new(2026, 7, 8, 12, 0, 0, TimeSpan.Zero);
    private DriftReference _reference = new() { Offset = "7d" };

    [Fact]
    public async Task The_share_is_asked_for_now_and_for_the_references_time_over_each_windows_length()
    {
        _reference = new()
        {
            Range = new TimeRange { From = At.AddHours(-30), To = At.AddHours(-24) },
        };
        var history = new History((_, at) => History.Number(at == At ? 0.2 : 0.1));
        var shares = await GatherAsync(history, "nulls{pod=~\"${modelDeployment}-${revision}-.+\"}[${window}]");
        (shares!.Current.Value!.Value, shares.Reference.Value!.Value).ShouldBe((0.2, 0.1));
        history.Asked.ShouldBe([("nulls{pod=~\"fraud-a-.+\"}[3600s]", At), ("nulls{pod=~\"fraud-a-.+\"}[21600s]", At.AddHours(-24))]);
    }

    [Fact]
    public async Task A_signal_that_declares_none_is_not_asked()
    {
        var history = new History((_, _) => History.Number(0));
        (await GatherAsync(history, null)).ShouldBeNull();
        history.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(-0.1)]
    public async Task What_is_no_share_is_no_value(double value)
    {
        var shares = await GatherAsync(new History((_, _) => History.Number(value)), "nulls");
        (shares!.Current.Kind, shares.Current.Value).ShouldBe((EvidenceKind.QueryError, null));
        shares.Current.Message.ShouldContain("not a share between 0 and 1");
    }

    [Fact]
    public async Task A_reference_that_is_not_there_yet_has_no_share()
    {
        _reference = new() { RevisionWindow = "6h" };
        var shares = await GatherAsync(new History((_, _) => History.Number(0)), "nulls");
        shares!.Current.Kind.ShouldBe(EvidenceKind.Value);
        (shares.Reference.Kind, shares.Reference.Value).ShouldBe((EvidenceKind.NoData, null));
    }

    private async Task<MissingShares?> GatherAsync(History history, string? query)
    {
        var signal = new DriftSignal
        {
            Name = "amount",
            Kind = SignalKind.Feature,
            Missing = query,
            Source = new SignalSource { Histogram = new HistogramSource { Metric = "amount" } },
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
                            PromotedAt = At.AddHours(-3),
                        },
                    ],
                },
            },
        };
        var read = new SignalFacts(signal, null, null, new Dictionary<DriftMeasure, double>());
        var all = await new MissingGatherer(facts, history, new IndicatorVariables("shop", "fraud", "fraud")).AddAsync(
            [read],
            TestContext.Current.CancellationToken
        );
        return all.ShouldHaveSingleItem().Missing;
    }
}
