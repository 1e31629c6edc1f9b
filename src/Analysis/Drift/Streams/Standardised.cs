namespace MlOps.Analysis.Drift.Streams;

/// <summary>Values in standard deviations of the reference around its mean.</summary>
public static class Standardised
{
    /// <returns>z-scores of both sides; null when the reference does not vary or has fewer than two values.</returns>
    public static (double[] Reference, double[] Current)? Of(IReadOnlyList<double> reference, IReadOnlyList<double> current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        double[] all = [.. reference, .. current];
        return Fill(all, reference.Count, all) ? (all[..reference.Count], all[reference.Count..]) : null;
    }

    /// <summary>The same of both sides in one piece, into a piece as long, which may be the same one.</summary>
    /// <returns>False when there is no scale; the target is as it was then.</returns>
    internal static bool Fill(ReadOnlySpan<double> stream, int reference, Span<double> target)
    {
        if (reference < 2)
        {
            return false;
        }

        var mean = Sums.Mean(stream[..reference]);
        var deviation = Math.Sqrt(Sums.Squares(stream[..reference], mean) / (reference - 1));
        if (!(deviation > 0 && double.IsFinite(deviation)))
        {
            return false;
        }

        for (var i = 0; i < stream.Length; i++)
        {
            target[i] = (stream[i] - mean) / deviation;
        }

        return true;
    }
}
