using MlOps.Analysis.Drift.Distributions;

namespace MlOps.Analysis.Tests.Drift;

/// <summary>Expected counts of a standard normal distribution and of one whose mean moved, in 12 bins of 0.5 σ over ±2.5 σ.</summary>
internal static class NormalShift
{
    public static BinnedPair Of(double shift, double n = 1e9, double m = 1e9)
    {
        double[] edges = [.. Enumerable.Range(0, 11).Select(i => -2.5 + (0.5 * i))];
        return new BinnedPair(edges, Counts(edges, 0, n), Counts(edges, shift, m));
    }

    private static double[] Counts(double[] edges, double mean, double total)
    {
        double[] upTo = [0, .. edges.Select(e => Cdf(e - mean)), 1];
        return [.. upTo.Zip(upTo.Skip(1), (a, b) => (b - a) * total)];
    }

    /// <summary>Simpson's rule from −9 σ on: 1e-10 is enough for three digits.</summary>
    private static double Cdf(double x)
    {
        const int Steps = 2000;
        const double From = -9;
        var h = (x - From) / Steps;
        double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        return h
            / 3
            * (Density(From) + Density(x) + Enumerable.Range(1, Steps - 1).Sum(i => (i % 2 == 1 ? 4 : 2) * Density(From + (i * h))));
    }
}
