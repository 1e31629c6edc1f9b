using MlOps.Analysis.Drift;
using MlOps.Analysis.Drift.Distributions;
using MlOps.Analysis.Drift.Judging;

namespace MlOps.Analysis.Tests.Drift;

public class MeasureProperties
{
    private static readonly DriftMeasure[] Methods = Enum.GetValues<DriftMeasure>();

    private static readonly DriftMeasure[] Symmetric =
    [
        DriftMeasure.Psi,
        DriftMeasure.JensenShannon,
        DriftMeasure.Hellinger,
        DriftMeasure.TotalVariation,
        DriftMeasure.KolmogorovSmirnov,
        DriftMeasure.ChiSquare,
    ];

    /// <summary>Any counts with a sample on both sides, many of them 0.</summary>
    private static readonly Gen<BinnedPair> Pairs = Gen.Select(Gen.Int[2, 30], Gen.Double[-100, 100], Gen.Double[0.01, 50])
        .SelectMany(
            (bins, from, width) =>
                Gen.Select(
                    Counts(bins),
                    Counts(bins),
                    (a, b) => new BinnedPair([.. Enumerable.Range(0, bins - 1).Select(i => from + (width * i))], a, b)
                )
        );

    private static Gen<double[]> Counts(int bins) =>
        Gen.Frequency((1, Gen.Const(0)), (3, Gen.Int[0, 5000])).Select(c => (double)c).Array[bins].Where(counts => counts.Sum() > 0);

    [Fact]
    public void A_measure_is_a_number_and_not_negative() =>
        Pairs.Sample(pair =>
            Array.TrueForAll(
                Methods,
                m =>
                    SignalTest.Measure(m, pair)
                        is { Value: >= 0 and < double.PositiveInfinity, Floor: >= 0 and < double.PositiveInfinity, PValue: >= 0 and <= 1 }
            )
        );

    [Fact]
    public void Symmetric_measures_do_not_care_which_side_is_the_reference() =>
        Pairs.Sample(pair =>
            Array.TrueForAll(Symmetric, m => Near(SignalTest.Value(m, pair), SignalTest.Value(m, (BinnedPair)pair.Swapped())))
        );

    [Fact]
    public void Equal_sides_have_not_moved() =>
        Pairs.Sample(pair => Array.TrueForAll(Methods, m => Near(SignalTest.Value(m, pair with { Current = pair.Reference }), 0)));

    [Fact]
    public void Bins_that_are_empty_on_both_sides_change_nothing() =>
        Pairs.Sample(pair =>
        {
            var wider = new BinnedPair(
                [.. pair.Edges, pair.Edges[^1] + 1],
                [.. pair.Reference.SkipLast(1), 0, pair.Reference[^1]],
                [.. pair.Current.SkipLast(1), 0, pair.Current[^1]]
            );
            return Array.TrueForAll(Symmetric, m => Near(SignalTest.Value(m, pair), SignalTest.Value(m, wider)));
        });

    [Fact]
    public void A_larger_shift_has_a_larger_value() =>
        Gen.Select(Gen.Double[0, 2], Gen.Double[0.02, 1])
            .Sample(
                t =>
                    Array.TrueForAll(
                        Methods,
                        m => SignalTest.Value(m, NormalShift.Of(t.Item1)) < SignalTest.Value(m, NormalShift.Of(t.Item1 + t.Item2)) + 1e-9
                    ),
                iter: 50
            );

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-7 * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));
}
