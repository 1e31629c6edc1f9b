namespace MlOps.Analysis.Drift.Streams;

/// <summary>Values in standard deviations of the reference around its mean.</summary>
public static class Standardised
{
    /// <returns>z-scores of both sides; null when the reference does not vary or has fewer than two values.</returns>
    public static (double[] Reference, double[] Current)? Of(IReadOnlyList<double> reference, IReadOnlyList<double> current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        if (reference.Count < 2)
        {
            return null;
        }

        var mean = reference.Average();
        var deviation = Math.Sqrt(reference.Sum(x => (x - mean) * (x - mean)) / (reference.Count - 1));
        return deviation > 0 && double.IsFinite(deviation)
            ? ([.. reference.Select(x => (x - mean) / deviation)], [.. current.Select(x => (x - mean) / deviation)])
            : null;
    }
}
