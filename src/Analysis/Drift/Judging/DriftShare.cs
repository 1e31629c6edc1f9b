namespace MlOps.Analysis.Drift.Judging;

/// <summary>Whether the model as a whole has drifted.</summary>
public static class DriftShare
{
    /// <summary>The share of the signals' weight that has drifted; null without weight.</summary>
    public static double? Of(IReadOnlyCollection<(double Weight, bool Drifted)> signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        var all = signals.Sum(signal => signal.Weight);
        return all > 0 ? signals.Where(signal => signal.Drifted).Sum(signal => signal.Weight) / all : null;
    }
}
