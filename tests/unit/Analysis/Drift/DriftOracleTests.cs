using MlOps.Analysis.Drift.Distributions;
using MlOps.Analysis.Drift.Measures;
using MlOps.Analysis.Tests.Oracle;

namespace MlOps.Analysis.Tests.Drift;

/// <summary>The formulas against SciPy; Wasserstein without its division by the deviation, which is ours.</summary>
public class DriftOracleTests
{
    [Fact]
    public void The_chi_square_tail_agrees_relatively()
    {
        foreach (var row in OracleTable.Read("chi_square_tail.csv"))
            (ChiSquareDistribution.UpperTail(row[0], row[1]) / row[2]).ShouldBe(1, 1e-9, $"x = {row[0]}, df = {row[1]}");
    }

    [Fact]
    public void The_chi_square_quantile_agrees()
    {
        foreach (var row in OracleTable.Read("chi_square_quantile.csv"))
            (ChiSquareDistribution.Quantile(row[0], row[1]) / row[2]).ShouldBe(1, 1e-9, $"p = {row[0]}, df = {row[1]}");
    }

    [Fact]
    public void Every_measure_agrees_with_the_formula_of_the_book()
    {
        foreach (var row in OracleTable.Read("drift_measures.csv"))
        {
            var bins = (int)row[0];
            double[] edges = [.. Enumerable.Range(0, bins - 1).Select(i => -2.5 + (5.0 * i / (bins - 2)))];
            var pair = new BinnedPair(edges, row[1..(1 + bins)], row[(1 + bins)..(1 + (2 * bins))]);
            var expected = row[(1 + (2 * bins))..];
            var where = $"{bins} bins, n = {pair.ReferenceTotal}, m = {pair.CurrentTotal}";
            OracleTable.ShouldAgree(Divergences.Psi(pair), expected[0], $"PSI, {where}");
            OracleTable.ShouldAgree(Divergences.JensenShannon(pair), expected[1], $"JS, {where}");
            OracleTable.ShouldAgree(Divergences.Hellinger(pair), expected[2], $"Hellinger, {where}");
            OracleTable.ShouldAgree(Divergences.TotalVariation(pair), expected[3], $"TV, {where}");
            var ks = KolmogorovSmirnovTest.Of(pair);
            OracleTable.ShouldAgree(ks.Distance, expected[4], $"KS, {where}");
            OracleTable.ShouldAgree(ks.PValue, expected[5], $"KS p, {where}");
            OracleTable.ShouldAgree(Moments.Wasserstein(pair) * Scale(pair), expected[6], $"W1, {where}");
            if (expected[7] < 0)
                continue;
            var chi = ChiSquareTest.Of(pair);
            OracleTable.ShouldAgree(chi.Statistic, expected[7], $"chi2, {where}");
            OracleTable.ShouldAgree(chi.PValue, expected[8], $"chi2 p, {where}");
        }
    }

    /// <summary>The deviation of the reference, from the middles of its bins.</summary>
    private static double Scale(BinnedPair pair)
    {
        double[] at = [pair.Edges[0], .. pair.Edges.Zip(pair.Edges.Skip(1), (a, b) => (a + b) / 2), pair.Edges[^1]];
        var mean = at.Zip(pair.Reference, (x, c) => x * c).Sum() / pair.ReferenceTotal;
        return Math.Sqrt(at.Zip(pair.Reference, (x, c) => (x - mean) * (x - mean) * c).Sum() / pair.ReferenceTotal);
    }
}
