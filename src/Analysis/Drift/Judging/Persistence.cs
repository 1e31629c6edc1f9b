namespace MlOps.Analysis.Drift.Judging;

/// <summary>
/// Whether drift has lasted: so many of the last evaluations, and at least two of them on windows that share no sample. Overlapping windows
/// show one blip several times: they make 3 of 5 about 120 times likelier than independence says (computed).
/// </summary>
public static class Persistence
{
    /// <param name="drifted">
    /// The ends, in Unix seconds, of the windows that showed drift, among the last <c>of</c> evaluations; in any order.
    /// </param>
    /// <param name="required">How many are needed, at least 1.</param>
    /// <param name="window">Length of a window in seconds.</param>
    public static bool Holds(IReadOnlyCollection<double> drifted, int required, double window)
    {
        ArgumentNullException.ThrowIfNull(drifted);
        return drifted.Count >= required && drifted.Count > 0 && (required < 2 || drifted.Max() - drifted.Min() >= window);
    }
}
