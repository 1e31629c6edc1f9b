namespace MlOps.Analysis.Burn.Windows;

/// <summary>Events of one window.</summary>
/// <param name="Bad">Bad events, at least 0; not whole where <c>increase()</c> extrapolated.</param>
/// <param name="Total">All events, at least 0.</param>
public sealed record WindowCounts(double Bad, double Total)
{
    /// <summary>Bad/total, at most 1; 0 without events.</summary>
    public double Ratio => Total > 0 ? Math.Min(Bad / Total, 1) : 0;

    /// <summary>False for counts that are negative, not finite, or more than one percent more bad than total.</summary>
    public bool IsConsistent => Bad >= 0 && Total >= 0 && double.IsFinite(Bad) && double.IsFinite(Total) && Bad <= Total * 1.01;
}
