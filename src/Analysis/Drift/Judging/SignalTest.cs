using MlOps.Analysis.Drift.Distributions;
using MlOps.Analysis.Drift.Judging.Habits;
using MlOps.Analysis.Drift.Measures;

namespace MlOps.Analysis.Drift.Judging;

/// <summary>Has a signal drifted? Effect and significance together: neither acts alone.</summary>
public static class SignalTest
{
    private const double Significance = 0.05;

    /// <summary>Measures one signal by one method.</summary>
    /// <param name="method">The measure; those that need an order of the values need a <see cref="BinnedPair"/>.</param>
    /// <param name="counts">Both sides, with samples on both.</param>
    /// <param name="levels">Null for the defaults.</param>
    /// <param name="signals">How many signals are judged together, at least 1 (Bonferroni).</param>
    /// <param name="wander">
    /// What it reaches on its own (<see cref="Habit.Limit"/>), 0 for one that keeps still; null where that is not known: what is not
    /// known proves no drift.
    /// </param>
    /// <exception cref="ArgumentException">The measure needs an order that the counts do not have.</exception>
    public static Measurement Measure(
        DriftMeasure method,
        PairedCounts counts,
        DriftThresholds? levels = null,
        int signals = 1,
        double? wander = 0
    )
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfLessThan(signals, 1);
        levels ??= DriftThresholds.Of(method);
        var value = Value(method, counts);
        var p = PValue(method, counts);
        var floor = NoiseFloor.Of(method, counts);
        var isReal = value > floor && value > (wander ?? 0) && p < Significance / signals;
        var grade =
            !isReal ? DriftGrade.None
            : value >= levels.Drift
                ? wander is null ? DriftGrade.Warning
                    : DriftGrade.Drift
            : value >= levels.Warn ? DriftGrade.Warning
            : DriftGrade.None;
        // Everything beyond one end of the ladder is a shift that no measure can size.
        grade = grade == DriftGrade.None && counts is BinnedPair { FilledEnd: not null } ? DriftGrade.Warning : grade;
        return new Measurement(method, value, levels, floor, wander, p, grade);
    }

    /// <summary>The measure alone, as it is also taken between windows of the reference.</summary>
    public static double Value(DriftMeasure method, PairedCounts counts) =>
        method switch
        {
            DriftMeasure.Psi => Divergences.Psi(counts),
            DriftMeasure.JensenShannon => Divergences.JensenShannon(counts),
            DriftMeasure.Hellinger => Divergences.Hellinger(counts),
            DriftMeasure.TotalVariation => Divergences.TotalVariation(counts),
            DriftMeasure.ChiSquare => ChiSquareTest.Of(counts).Effect,
            DriftMeasure.KolmogorovSmirnov => KolmogorovSmirnovTest.Of(Ordered(method, counts)).Distance,
            DriftMeasure.Wasserstein => Moments.Wasserstein(Ordered(method, counts)),
            DriftMeasure.MeanShift => Moments.MeanShift(Ordered(method, counts)),
            DriftMeasure.QuantileShift => Moments.QuantileShift(Ordered(method, counts)),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "no such measure"),
        };

    /// <summary>Whether a measure needs an order of the values, which categories do not have.</summary>
    public static bool NeedsOrder(DriftMeasure method) =>
        method is DriftMeasure.KolmogorovSmirnov or DriftMeasure.Wasserstein or DriftMeasure.MeanShift or DriftMeasure.QuantileShift;

    /// <summary>Measures along an order have the test along it, the others that over bins.</summary>
    private static double PValue(DriftMeasure method, PairedCounts counts) =>
        NeedsOrder(method) ? KolmogorovSmirnovTest.Of(Ordered(method, counts)).PValue : ChiSquareTest.Of(counts).PValue;

    private static BinnedPair Ordered(DriftMeasure method, PairedCounts counts) =>
        counts as BinnedPair
        ?? throw new ArgumentException($"{method} needs an order of the values, and categories have none", nameof(counts));
}
