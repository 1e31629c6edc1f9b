using MlOps.Analysis.Drift.Distributions;

namespace MlOps.Analysis.Drift.Measures;

/// <summary>
/// Measures that need no order of the bins. All are 0 for equal shares, symmetric, and blind to bins that are empty on both sides.
/// </summary>
public static class Divergences
{
    /// <summary>
    /// Population stability index Σ(q − p)·ln(q/p) over shares with half a sample added to each bin that either side uses (Jeffreys'
    /// prior): an empty bin of 1 % gives 0.030, where ε = 1e-6 gives 0.092 and the smallest float 7.
    /// </summary>
    public static double Psi(PairedCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var k = counts.UsedBins;
        var (n, m) = (counts.ReferenceTotal + (k / 2.0), counts.CurrentTotal + (k / 2.0));
        return counts
            .Reference.Zip(counts.Current)
            .Where(bin => bin.First + bin.Second > 0)
            .Sum(bin => (((bin.Second + 0.5) / m) - ((bin.First + 0.5) / n)) * Math.Log((bin.Second + 0.5) / m / ((bin.First + 0.5) / n)));
    }

    /// <summary>
    /// Jensen-Shannon distance to base 2, from 0 to 1: √(½Σp·log₂(p/M) + ½Σq·log₂(q/M)) with M = (p + q)/2 (Lin, IEEE Trans. Inf. Theory
    /// 37, 1991).
    /// </summary>
    public static double JensenShannon(PairedCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var sum = counts.Shares().Sum(s => Part(s.Reference, s.Current) + Part(s.Current, s.Reference));
        return Math.Sqrt(Math.Clamp(sum / 2, 0, 1));
    }

    /// <summary>Hellinger distance √(1 − Σ√(pq)), from 0 to 1.</summary>
    public static double Hellinger(PairedCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        // ½Σ(√p − √q)² is the same and does not cancel where the shares are nearly equal.
        return Math.Sqrt(Math.Min(1, counts.Shares().Sum(s => Math.Pow(Math.Sqrt(s.Reference) - Math.Sqrt(s.Current), 2)) / 2));
    }

    /// <summary>Total variation ½Σ|p − q|: the share of samples that went elsewhere, from 0 to 1.</summary>
    public static double TotalVariation(PairedCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return counts.Shares().Sum(s => Math.Abs(s.Reference - s.Current)) / 2;
    }

    private static double Part(double p, double q) => p > 0 ? p * Math.Log2(2 * p / (p + q)) : 0;
}
