using MlOps.Analysis.Drift;
using MlOps.Analysis.Drift.Judging;

namespace MlOps.Analysis.Tests.Drift;

/// <summary>Levels of different measures mean the same shift.</summary>
public class ComparableLevelsTests
{
    [Theory]
    [InlineData(0.1, 0.010, 0.042, 0.035, 0.040, 0.098)]
    [InlineData(0.3, 0.09, 0.125, 0.105, 0.12, 0.29)]
    [InlineData(0.5, 0.25, 0.21, 0.17, 0.19, 0.49)]
    [InlineData(1.0, 0.98, 0.40, 0.34, 0.38, 0.95)]
    public void A_shift_of_a_normal_distribution_has_the_values_of_the_table(
        double shift,
        double psi,
        double js,
        double hellinger,
        double ks,
        double w1
    )
    {
        var pair = NormalShift.Of(shift);
        foreach (
            var (method, expected) in new[]
            {
                (DriftMeasure.Psi, psi),
                (DriftMeasure.JensenShannon, js),
                (DriftMeasure.Hellinger, hellinger),
                (DriftMeasure.KolmogorovSmirnov, ks),
                (DriftMeasure.Wasserstein, w1),
            }
        )
            SignalTest.Value(method, pair).ShouldBe(expected, Math.Max(0.0055, expected * 0.025), method.ToString());
    }

    [Fact]
    public void Every_default_level_lies_between_0_35_and_0_45_deviations()
    {
        foreach (var method in Enum.GetValues<DriftMeasure>())
        {
            SignalTest.Value(method, NormalShift.Of(0.33)).ShouldBeLessThan(DriftThresholds.Of(method).Drift, method.ToString());
            SignalTest.Value(method, NormalShift.Of(0.46)).ShouldBeGreaterThan(DriftThresholds.Of(method).Drift, method.ToString());
        }
    }
}
