using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Detection;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Sources;

namespace MlOps.Entities.Tests.DriftPolicies;

public partial class DriftPolicyRulesTests
{
    [Fact]
    public void Matchers_that_are_none_are_refused() =>
        Check(
                Amount with
                {
                    Source = new()
                    {
                        Histogram = new() { Metric = "amount", Selector = "a=b" },
                    },
                }
            )
            .Only()
            .Field.ShouldBe("spec.signals[0].source.histogram.selector");

    [Theory]
    [InlineData("amount_bucket", null, "metric", "'amount_bucket' is the bucket series; name the histogram, \"amount\"")]
    [InlineData("amount", "le=\"5\"", "selector", "matches label 'le', which the operator sets itself; remove it")]
    [InlineData("amount", "__name__=\"a\"", "selector", "matches label '__name__', which the operator sets itself; remove it")]
    public void A_histogram_is_held_to_the_rules_of_latency(string metric, string? selector, string field, string message) =>
        Check(
                Amount with
                {
                    Source = new()
                    {
                        Histogram = new() { Metric = metric, Selector = selector },
                    },
                }
            )
            .Only()
            .ShouldBe(new($"spec.signals[0].source.histogram.{field}", message));

    [Fact]
    public void The_selector_of_categories_names_no_other_metric() =>
        Check(
                Amount with
                {
                    Source = new()
                    {
                        Categorical = new()
                        {
                            Metric = "plan_total",
                            Label = "plan",
                            Selector = "__name__=\"a\"",
                        },
                    },
                    Tests = [],
                }
            )
            .ShouldContain(e => e.Field == "spec.signals[0].source.categorical.selector");

    [Fact]
    public void A_URL_is_no_name_of_a_Prometheus() =>
        Check(s => s with { Prometheus = "http://prom:9090" })
            .Only()
            .ShouldBe(
                new(
                    "spec.prometheus",
                    "'http://prom:9090' is not a name; write the NAME under which the operator knows it from --prometheus NAME=URL, for example default"
                )
            );

    [Fact]
    public void A_broken_query_is_refused() =>
        Check(
                Score with
                {
                    Source = new()
                    {
                        Stream = new() { Query = "avg(x", Detector = StreamDetector.ADWIN },
                    },
                }
            )
            .Only()
            .Field.ShouldBe("spec.signals[0].source.stream.query");

    [Fact]
    public void A_query_of_samples_that_is_broken_is_refused() =>
        Check(Score with { Source = new() { Score = Score.Source.Score! with { NQuery = "sum(x" } } })
            .Only()
            .Field.ShouldBe("spec.signals[0].source.score.nQuery");

    [Fact]
    public void A_preset_and_a_query_are_two_sources() =>
        Check(Score with { Source = Score.Source with { Preset = KSTest } })
            .Only()
            .ShouldBe(new("spec.signals[0].source", "has score and preset; give exactly one"));

    [Fact]
    public void A_preset_is_accepted_and_needs_no_reference() =>
        Check(s =>
                s with
                {
                    Reference = null,
                    Signals =
                    [
                        Preset(KSTest),
                        Preset(new() { Name = ScorePresetName.Evidently, Metric = ScoreMetric.DriftedShare }) with
                        {
                            Name = "share",
                        },
                    ],
                }
            )
            .ShouldBeEmpty();

    [Fact]
    public void A_number_of_one_feature_needs_its_name()
    {
        Check(Preset(KSTest with { Feature = null })).Only().Field.ShouldBe("spec.signals[0].source.preset.feature");
        Check(
                Preset(
                    new()
                    {
                        Name = ScorePresetName.Evidently,
                        Metric = ScoreMetric.DriftedShare,
                        Feature = "amount",
                    }
                )
            )
            .Only()
            .Message.ShouldContain("remove it");
    }

    [Theory]
    [InlineData(ScorePresetName.Evidently, ScoreMetric.MeanShift, "depending on its stat_test")]
    [InlineData(ScorePresetName.TrustyAI, ScoreMetric.DriftedShare, "no share")]
    public void A_number_that_a_system_does_not_export_is_refused_with_what_to_use_instead(
        ScorePresetName name,
        ScoreMetric metric,
        string why
    )
    {
        var error = Check(
                Preset(
                    new()
                    {
                        Name = name,
                        Metric = metric,
                        Feature = metric == ScoreMetric.DriftedShare ? null : "amount",
                    }
                )
            )
            .Only();
        error.Field.ShouldBe("spec.signals[0].source.preset.metric");
        error.Message.ShouldContain(why);
    }

    [Fact]
    public void Matchers_of_a_preset_that_are_none_are_refused() =>
        Check(Preset(KSTest with { Selector = "a=b" })).Only().Field.ShouldBe("spec.signals[0].source.preset.selector");

    [Fact]
    public void A_preset_has_its_own_limits() =>
        Check(Preset(KSTest) with { Tests = [new() { Method = DriftMethod.PSI }] }).Only().Message.ShouldContain("its own limits");

    [Fact]
    public void A_share_of_missing_values_is_compared_with_the_references()
    {
        Check(Amount with { Missing = "sum(nulls) / sum(all)" }).ShouldBeEmpty();
        Check(Amount with { Missing = "sum(nulls" }).Only().Field.ShouldBe("spec.signals[0].missing");
        Check(s => s with { Reference = null, Signals = [Score with { Missing = "nulls" }] })
            .Only()
            .ShouldBe(
                new(
                    "spec.signals[0].missing",
                    "is also evaluated over the reference period, but spec.reference is missing; add one, for example offset: 7d, or remove missing"
                )
            );
        Check(s =>
                s with
                {
                    Reference = new() { ConfigMapRef = new() { Name = "snapshot" } },
                    Signals = [Amount with { Missing = "nulls" }],
                }
            )
            .Only()
            .Message.ShouldContain("a ConfigMap snapshot has none");
    }

    [Fact]
    public void Data_that_look_broken_are_not_trained_on_unless_somebody_says_so() =>
        new DriftPolicySpec { ModelRef = new() { Name = "fraud" } }.DataQuality.ShouldBe(DataQualityCheck.Enforced);

    private static DriftSignal Preset(ScorePreset preset) =>
        new()
        {
            Name = "preset",
            Kind = SignalKind.Feature,
            Source = new() { Preset = preset },
        };
}
