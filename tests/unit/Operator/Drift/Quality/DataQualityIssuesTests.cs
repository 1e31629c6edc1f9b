using MlOps.Analysis.Drift;
using MlOps.Analysis.Drift.Distributions;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Entities.DriftPolicies.Detection;
using MlOps.Operator.Tests.Drift.Support;
using static MlOps.Operator.Tests.Drift.Support.ADrift;

namespace MlOps.Operator.Tests.Drift.Quality;

public class DataQualityIssuesTests
{
    private static readonly Dictionary<DriftMeasure, double> NoVariability = [];

    [Fact]
    public void Sound_data_that_drift_leave_no_doubt() => new ADrift().Signal("amount", () => Pair(Bell, Moved)).Doubt().ShouldBeNull();

    [Fact]
    public void A_signal_that_its_reference_has_and_the_present_has_not_has_vanished()
    {
        var doubt = new ADrift()
            .Signal("hour", () => Pair(Bell, Moved))
            .Silent("amount", EvidenceKind.NoData, "no series", DataFault.Vanished)
            .Doubt();
        doubt!.Rule.ShouldBe("SignalVanished");
        doubt.Message.ShouldBe("amount has series in the reference but none in the last 1h");
    }

    [Fact]
    public void A_signal_that_never_gave_a_value_has_not_vanished() =>
        new ADrift().Silent("amount", EvidenceKind.NoData, "no series", DataFault.Absent).Doubt().ShouldBeNull();

    [Fact]
    public void A_stream_that_gave_values_once_has_vanished_too()
    {
        EvidenceKind? lack = null;
        var drift = new ADrift().SilentStream("rate", () => lack, () => [.. Noise.Of(1, 288)], () => [.. Noise.Of(2, 288)]);
        drift.Doubt().ShouldBeNull();
        lack = EvidenceKind.QueryError;
        drift.Doubt(15).ShouldBeNull();
        lack = EvidenceKind.NoData;
        drift.Doubt(15)!.Rule.ShouldBe("SignalVanished");
    }

    /// <summary>Its labels come later; that is for the rule QualityUnknown.</summary>
    [Theory]
    [InlineData(SignalKind.Quality, "QualityUnknown")]
    [InlineData(SignalKind.Feature, "SignalVanished")]
    public void A_new_revision_that_has_said_nothing_yet_has_lost_no_output(SignalKind kind, string rule)
    {
        var score = Reading<ScoreValue>.Of(new ScoreValue(0.9), "q");
        var drift = new ADrift().Quality("accuracy", () => score, ScoreDirection.LowerIsDrift, "0.5", kind: kind);
        drift.PromotedAt = drift.Now.AddHours(-1);
        drift.Judge();
        drift.PromotedAt = drift.Now.AddMinutes(10);
        score = Reading<ScoreValue>.None(EvidenceKind.NoData, "no series", "q") with { Fault = DataFault.Absent };
        drift.Doubt(15)!.Rule.ShouldBe(rule);
        score = Reading<ScoreValue>.Of(new ScoreValue(0.9), "q");
        drift.Judge(15);
        score = Reading<ScoreValue>.None(EvidenceKind.NoData, "no series", "q") with { Fault = DataFault.Absent };
        drift.Doubt(15)!.Rule.ShouldBe("SignalVanished");
    }

    [Fact]
    public void A_signal_that_gave_values_once_has_vanished_for_as_long_as_it_gives_none()
    {
        var score = Reading<ScoreValue>.Of(new ScoreValue(0.9), "q");
        var drift = new ADrift().Quality("p-value", () => score, ScoreDirection.LowerIsDrift, "0.05", kind: SignalKind.Feature);
        drift.Doubt().ShouldBeNull();
        score = Reading<ScoreValue>.None(EvidenceKind.NoData, "no series", "q") with { Fault = DataFault.Absent };
        foreach (var _ in Enumerable.Range(1, 3))
            drift.Doubt(15)!.Message.ShouldBe("p-value gave values since 2026-07-01 12:00:00Z but no longer does");
        score = Reading<ScoreValue>.Of(new ScoreValue(0.9), "q");
        drift.Doubt(15).ShouldBeNull();
    }

    [Theory]
    [InlineData(EvidenceKind.NoData, "the window spans a promotion")]
    [InlineData(EvidenceKind.QueryError, "timeout")]
    [InlineData(EvidenceKind.Ambiguous, "too coarse")]
    public void What_cannot_be_judged_for_another_reason_is_not_broken(EvidenceKind kind, string why)
    {
        Func<PairedCounts> counts = () => Pair(Bell, Bell);
        var seen = new ADrift();
        var signal = new DriftSignal
        {
            Name = "amount",
            Kind = SignalKind.Feature,
            Source = new SignalSource { Histogram = new HistogramSource { Metric = "amount" } },
        };
        var reading = Reading<PairedCounts>.Of(counts(), "q");
        seen.Read(signal, () => new SignalFacts(signal, reading, null, NoVariability));
        seen.Doubt().ShouldBeNull();
        reading = Reading<PairedCounts>.None(kind, why, "q");
        seen.Doubt(15).ShouldBeNull();
    }

    [Fact]
    public void Buckets_that_are_not_the_references_say_nothing_of_the_world() =>
        new ADrift()
            .Silent("amount", EvidenceKind.Ambiguous, "changed", DataFault.LayoutChanged)
            .Doubt()!
            .Rule.ShouldBe("BucketLayoutChanged");

    [Fact]
    public void A_default_in_place_of_values_is_broken_data_in_an_inner_bucket_as_well()
    {
        var doubt = new ADrift().Silent("amount", EvidenceKind.Ambiguous, "one inner bucket", DataFault.Collapsed).Doubt();
        (doubt!.Rule, doubt.Message).ShouldBe(
            (
                "ValuesCollapsed",
                "nearly all values of amount fall into one inner bucket, while the reference is spread: probably a default replaces them. Fix the source of the values"
            )
        );
    }

    [Theory]
    [InlineData(1000, 10, true)]
    [InlineData(999, 10, false)]
    [InlineData(1000, 11, false)]
    public void A_handful_of_samples_in_an_end_bucket_is_no_broken_data(double now, double part, bool doubted) =>
        (new ADrift().Signal("amount", () => Pair([.. Bell.Select(b => b / part)], [0, 0, 0, 0, 0, 0, 0, 0, now])).Doubt()?.Rule).ShouldBe(
            doubted ? "ValuesCollapsed" : null
        );

    [Theory]
    [InlineData(0.06, 0.0, true)]
    [InlineData(0.05, 0.0, false)]
    [InlineData(0.30, 0.20, false)]
    [InlineData(0.40, 0.20, true)]
    [InlineData(0.02, 0.001, false)]
    [InlineData(0.0, 0.5, false)]
    public void Missing_values_that_rose_by_more_than_a_twentieth_and_doubled_are_broken_data(double now, double before, bool doubted)
    {
        var doubt = Missing(Share(now), Share(before)).Doubt();
        (doubt?.Rule).ShouldBe(doubted ? "MissingValuesRose" : null);
        if (doubted)
            doubt!.Message.ShouldBe(
                FormattableString.Invariant(
                    $"{100 * now:0.#} % of the values of amount are missing, against {100 * before:0.#} % in the reference"
                )
            );
    }

    [Fact]
    public void A_share_of_missing_values_that_is_not_known_vouches_for_nothing()
    {
        var none = Reading<ScoreValue>.None(EvidenceKind.NoData, "no series", "m");
        Missing(none, Share(0)).Doubt()!.Message.ShouldBe("the share of missing values of amount is unknown: no series for m");
        Missing(Share(0), none)
            .Doubt()!
            .Message.ShouldBe("the share of missing values of amount is unknown in the reference period: no series for m");
        Missing(none, Share(0)).Doubt()!.Rule.ShouldBe("MissingUnknown");
    }

    [Theory]
    [InlineData(0.49, 1, true)]
    [InlineData(0.51, 1, false)]
    [InlineData(0.51, 0.5, true)]
    [InlineData(0.2, 6, false)]
    [InlineData(0.08, 6, true)]
    [InlineData(3, 1, false)]
    public void Half_of_the_references_samples_per_hour_must_be_left(double share, double referenceHours, bool doubted)
    {
        var signal = new DriftSignal
        {
            Name = "amount",
            Kind = SignalKind.Feature,
            Source = new SignalSource { Histogram = new HistogramSource { Metric = "amount" } },
        };
        var counts = Pair([.. Bell.Select(b => 10 * b)], [.. Bell.Select(b => share * 10 * b)]);
        var doubt = new ADrift()
            .Read(
                signal,
                () =>
                    new SignalFacts(signal, Reading<PairedCounts>.Of(counts, "q"), null, NoVariability)
                    {
                        ReferenceLength = TimeSpan.FromHours(referenceHours),
                    }
            )
            .Doubt();
        (doubt?.Rule).ShouldBe(doubted ? "SamplesHalved" : null);
    }

    [Fact]
    public void Samples_that_stopped_are_less_than_half()
    {
        var doubt = new ADrift().Silent("amount", EvidenceKind.Idle, "0 samples", DataFault.Stopped).Doubt();
        (doubt!.Rule, doubt.Message).ShouldBe(("SamplesHalved", "amount had samples in the reference but has none in the last 1h"));
    }

    [Fact]
    public void A_reference_of_few_samples_tells_no_rate() =>
        new ADrift().Signal("amount", () => Pair([.. Bell.Select(b => b / 11)], [.. Bell.Select(b => b / 100)])).Doubt().ShouldBeNull();

    [Fact]
    public void A_reference_whose_length_is_not_known_tells_no_rate()
    {
        var signal = new DriftSignal
        {
            Name = "amount",
            Kind = SignalKind.Feature,
            Source = new SignalSource { Histogram = new HistogramSource { Metric = "amount" } },
        };
        new ADrift()
            .Read(
                signal,
                () => new SignalFacts(signal, Reading<PairedCounts>.Of(Pair(Bell, [.. Bell.Select(b => b / 5)]), "q"), null, NoVariability)
            )
            .Doubt()
            .ShouldBeNull();
    }

    [Fact]
    public void The_first_rule_that_finds_something_speaks()
    {
        var drift = new ADrift()
            .Silent("stopped", EvidenceKind.Idle, "0 samples", DataFault.Stopped)
            .Silent("layout", EvidenceKind.Ambiguous, "changed", DataFault.LayoutChanged);
        drift.Doubt()!.Rule.ShouldBe("BucketLayoutChanged");
        drift.Silent("gone", EvidenceKind.NoData, "no series", DataFault.Vanished).Doubt()!.Rule.ShouldBe("SignalVanished");
    }

    [Fact]
    public void The_veto_can_be_switched_off_and_the_joint_rule_with_it_cannot()
    {
        var drift = new ADrift()
            .With(s => s with { DataQuality = DataQualityCheck.Disabled })
            .Silent("amount", EvidenceKind.NoData, "no series", DataFault.Vanished);
        drift.Doubt().ShouldBeNull();
        drift.Score("accuracy", 0.97, ScoreDirection.LowerIsDrift, "0.9").Doubt()!.Rule.ShouldBe("QualityHolds");
    }

    private static ADrift Missing(Reading<ScoreValue> now, Reading<ScoreValue> before)
    {
        var signal = new DriftSignal
        {
            Name = "amount",
            Kind = SignalKind.Feature,
            Missing = "m",
            Source = new SignalSource { Histogram = new HistogramSource { Metric = "amount" } },
        };
        return new ADrift().Read(
            signal,
            () =>
                new SignalFacts(signal, Reading<PairedCounts>.Of(Pair(Bell, Moved), "q"), null, NoVariability)
                {
                    ReferenceLength = TimeSpan.FromHours(1),
                    Missing = new MissingShares(now, before),
                }
        );
    }

    private static Reading<ScoreValue> Share(double value) => Reading<ScoreValue>.Of(new ScoreValue(value), "m");
}
