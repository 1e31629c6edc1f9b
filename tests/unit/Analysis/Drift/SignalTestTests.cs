using MlOps.Analysis.Drift;
using MlOps.Analysis.Drift.Distributions;
using MlOps.Analysis.Drift.Judging;

namespace MlOps.Analysis.Tests.Drift;

public class SignalTestTests
{
    public static readonly TheoryData<DriftMeasure> Methods = new(Enum.GetValues<DriftMeasure>());

    [Theory, MemberData(nameof(Methods))]
    public void Half_a_deviation_is_drift_from_a_thousand_samples_on(DriftMeasure method) =>
        SignalTest.Measure(method, NormalShift.Of(0.5, 1000, 1000)).Grade.ShouldBe(DriftGrade.Drift);

    [Theory, MemberData(nameof(Methods))]
    public void A_small_shift_that_is_significant_beyond_doubt_is_no_drift(DriftMeasure method)
    {
        var measured = SignalTest.Measure(method, NormalShift.Of(0.05, 1e6, 1e6));
        measured.PValue.ShouldBeLessThan(1e-6);
        measured.Grade.ShouldBe(DriftGrade.None);
    }

    [Fact]
    public void A_large_value_of_few_samples_that_chance_explains_is_no_drift()
    {
        double[] a = [9, 11, 10, 14, 6, 10, 12, 8, 13, 7],
            b = [14, 6, 13, 7, 12, 15, 5, 11, 9, 8];
        var measured = SignalTest.Measure(DriftMeasure.Psi, new PairedCounts(a, b));
        measured.Value.ShouldBeGreaterThan(0.1);
        measured.Value.ShouldBeLessThan(measured.Floor);
        measured.Grade.ShouldBe(DriftGrade.None);
    }

    [Fact]
    public void What_the_reference_does_to_itself_is_no_drift()
    {
        var pair = NormalShift.Of(0.5, 1e5, 1e5);
        SignalTest.Measure(DriftMeasure.Psi, pair, wander: 0.2).Grade.ShouldBe(DriftGrade.Drift);
        SignalTest.Measure(DriftMeasure.Psi, pair, wander: 0.3).Grade.ShouldBe(DriftGrade.None);
    }

    [Fact]
    public void Beside_many_signals_more_significance_is_asked_for()
    {
        var pair = NormalShift.Of(0.45, 300, 300);
        var p = SignalTest.Measure(DriftMeasure.Wasserstein, pair).PValue;
        p.ShouldBeInRange(0.05 / 1000, 0.05);
        SignalTest.Measure(DriftMeasure.Wasserstein, pair).Grade.ShouldBe(DriftGrade.Drift);
        SignalTest.Measure(DriftMeasure.Wasserstein, pair, signals: 1000).Grade.ShouldBe(DriftGrade.None);
    }

    [Fact]
    public void Between_the_levels_it_is_a_warning() =>
        SignalTest.Measure(DriftMeasure.KolmogorovSmirnov, NormalShift.Of(0.3, 5000, 5000)).Grade.ShouldBe(DriftGrade.Warning);

    [Fact]
    public void A_new_category_is_drift()
    {
        var pair = Categories.Of(
            new Dictionary<string, double> { ["food"] = 700, ["travel"] = 300 },
            new Dictionary<string, double>
            {
                ["food"] = 500,
                ["travel"] = 250,
                ["crypto"] = 250,
            }
        );
        foreach (
            var method in new[]
            {
                DriftMeasure.ChiSquare,
                DriftMeasure.JensenShannon,
                DriftMeasure.Psi,
                DriftMeasure.Hellinger,
                DriftMeasure.TotalVariation,
            }
        )
            SignalTest.Measure(method, pair).Grade.ShouldBe(DriftGrade.Drift, method.ToString());
    }

    [Fact]
    public void Categories_have_no_order_to_measure_along() =>
        Should
            .Throw<ArgumentException>(() => SignalTest.Measure(DriftMeasure.Wasserstein, new PairedCounts([1, 2], [2, 1])))
            .Message.ShouldContain("order");
}
