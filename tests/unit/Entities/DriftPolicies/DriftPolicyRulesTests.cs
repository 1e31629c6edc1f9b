using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Sources;

namespace MlOps.Entities.Tests.DriftPolicies;

public partial class DriftPolicyRulesTests
{
    private static readonly DriftSignal Amount = new()
    {
        Name = "amount",
        Kind = SignalKind.Feature,
        Source = new() { Histogram = new() { Metric = "amount" } },
    };
    private static readonly DriftSignal Category = new()
    {
        Name = "category",
        Kind = SignalKind.Feature,
        Source = new()
        {
            Categorical = new() { Metric = "category_total", Label = "category" },
        },
    };
    private static readonly DriftSignal Score = new()
    {
        Name = "score",
        Kind = SignalKind.Quality,
        Source = new()
        {
            Score = new()
            {
                Query = "psi",
                Direction = ScoreDirection.HigherIsDrift,
                Warn = "0.1",
                Drift = "0.2",
            },
        },
    };
    private static readonly ScorePreset KSTest = new()
    {
        Name = ScorePresetName.TrustyAI,
        Metric = ScoreMetric.KSTest,
        Feature = "amount",
    };

    private static IReadOnlyList<FieldError> Check(Func<DriftPolicySpec, DriftPolicySpec> change) =>
        Validation.Check(
            new DriftPolicy
            {
                Metadata = new() { Name = "fraud" },
                Spec = change(
                    new()
                    {
                        ModelRef = new() { Name = "fraud" },
                        Reference = new() { Offset = "7d" },
                        Signals = [Amount, Category, Score],
                    }
                ),
            }
        );

    private static IReadOnlyList<FieldError> Check(DriftSignal signal) => Check(s => s with { Signals = [signal] });

    [Fact]
    public void A_complete_policy_is_accepted() => Check(s => s).ShouldBeEmpty();

    [Fact]
    public void The_policy_of_an_older_version_with_nothing_but_a_model_is_accepted() =>
        Check(s => new() { ModelRef = s.ModelRef }).ShouldBeEmpty();

    [Fact]
    public void Distributions_need_a_reference() => Check(s => s with { Reference = null }).Only().Field.ShouldBe("spec.reference");

    [Fact]
    public void A_stream_needs_a_reference() =>
        Check(s =>
                s with
                {
                    Reference = null,
                    Signals =
                    [
                        Score with
                        {
                            Source = new()
                            {
                                Stream = new() { Query = "avg(x)", Detector = StreamDetector.CUSUM },
                            },
                        },
                    ],
                }
            )
            .Only()
            .Field.ShouldBe("spec.reference");

    [Fact]
    public void Two_references_are_refused() =>
        Check(s =>
                s with
                {
                    Reference = new() { Offset = "7d", RevisionWindow = "1h" },
                }
            )
            .Only()
            .ShouldBe(new("spec.reference", "has offset and revisionWindow; give exactly one"));

    [Fact]
    public void A_range_that_ends_before_it_begins_is_refused() =>
        Check(s =>
                s with
                {
                    Reference = new()
                    {
                        Range = new() { From = DateTimeOffset.UnixEpoch.AddDays(1), To = DateTimeOffset.UnixEpoch },
                    },
                }
            )
            .Only()
            .Field.ShouldBe("spec.reference.range.from");

    [Theory]
    [InlineData("1x")]
    [InlineData("0s")]
    public void An_offset_that_is_no_duration_is_refused(string offset) =>
        Check(s => s with { Reference = new() { Offset = offset } }).Only().Field.ShouldBe("spec.reference.offset");

    [Fact]
    public void A_window_that_is_no_duration_is_refused() =>
        Check(s => s with { Current = new() { Window = "1m1h" } }).Only().Field.ShouldBe("spec.current.window");

    [Theory]
    [InlineData("1h", 600, 3, 5, "1h", "raise it to 7")]
    [InlineData("24h", null, 2, 4, "1d", "raise it to 5")]
    [InlineData("24h", 600, 3, 20, "1d", "evaluate less often")]
    public void A_rule_of_lasting_that_no_evaluations_can_meet_is_refused(
        string window,
        int? seconds,
        int required,
        int of,
        string told,
        string remedy
    )
    {
        var error = Check(s =>
                s with
                {
                    Current = new() { Window = window },
                    EvaluationIntervalSeconds = seconds,
                    ForEvaluations = new() { Required = required, Of = of },
                }
            )
            .Only();
        error.Field.ShouldBe("spec.forEvaluations.of");
        error.Message.ShouldContain(told);
        error.Message.ShouldContain(remedy);
    }

    [Theory]
    [InlineData("1h", 600, 3, 7)]
    [InlineData("1h", 600, 1, 1)]
    [InlineData("24h", null, 3, 5)]
    [InlineData("10m", null, 2, 2)]
    public void A_rule_of_lasting_that_can_be_met_is_accepted(string window, int? seconds, int required, int of) =>
        Check(s =>
                s with
                {
                    Current = new() { Window = window },
                    EvaluationIntervalSeconds = seconds,
                    ForEvaluations = new() { Required = required, Of = of },
                }
            )
            .ShouldBeEmpty();

    [Fact]
    public void Two_signals_of_one_name_are_refused_at_the_second() =>
        Check(s => s with { Signals = [Amount, Amount with { Weight = "2" }] }).Only().Field.ShouldBe("spec.signals[1].name");

    [Fact]
    public void A_signal_needs_exactly_one_source() =>
        Check(Amount with { Source = new() })
            .Only()
            .ShouldBe(new("spec.signals[0].source", "has none of histogram, categorical, score, preset, stream; give exactly one"));

    [Fact]
    public void More_windows_to_drift_than_there_are_is_refused() =>
        Check(s =>
                s with
                {
                    ForEvaluations = new() { Required = 3, Of = 2 },
                }
            )
            .Only()
            .Field.ShouldBe("spec.forEvaluations.required");

    [Fact]
    public void A_measure_of_order_is_refused_for_categories() =>
        Check(Category with { Tests = [new() { Method = DriftMethod.KolmogorovSmirnov }] })
            .Only()
            .Message.ShouldContain("categories have no order");

    [Fact]
    public void A_score_takes_no_tests() =>
        Check(Score with { Tests = [new() { Method = DriftMethod.PSI }] }).Only().Message.ShouldContain("its own limits");

    [Fact]
    public void A_warning_beyond_the_drift_is_refused() =>
        Check(
                Amount with
                {
                    Tests =
                    [
                        new()
                        {
                            Method = DriftMethod.PSI,
                            Warn = "0.3",
                            Drift = "0.2",
                        },
                    ],
                }
            )
            .Only()
            .Field.ShouldBe("spec.signals[0].tests[0]");

    [Theory]
    [InlineData(ScoreDirection.HigherIsDrift, "0.3", "0.2")]
    [InlineData(ScoreDirection.LowerIsDrift, "0.01", "0.05")]
    public void A_score_warns_before_it_drifts(ScoreDirection direction, string warn, string drift) =>
        Check(
                Score with
                {
                    Source = new()
                    {
                        Score = new()
                        {
                            Query = "p",
                            Direction = direction,
                            Warn = warn,
                            Drift = drift,
                        },
                    },
                }
            )
            .Only()
            .Field.ShouldBe("spec.signals[0].source.score.warn");
}
