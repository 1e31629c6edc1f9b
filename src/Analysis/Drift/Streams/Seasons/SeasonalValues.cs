namespace MlOps.Analysis.Drift.Streams.Seasons;

/// <summary>
/// A value over time, in stretches that end at the same moment of successive seasons: one index is the same moment in each.
/// </summary>
/// <param name="Stretches">The newest first, of one length; NaN where there was no value. At least one before the newest.</param>
/// <param name="Window">Moments at the end of the newest stretch that are judged, at least 1.</param>
public sealed record SeasonalValues(IReadOnlyList<double[]> Stretches, int Window)
{
    /// <summary>
    /// The same without what lies between some of the last moments and the window: a move that is known must not become its own habit.
    /// </summary>
    /// <param name="back">Moments before the end of the newest stretch from which on the past does not count.</param>
    public SeasonalValues Without(int back)
    {
        var newest = (double[])Stretches[0].Clone();
        var from = Math.Clamp(newest.Length - back, 0, newest.Length - Window);
        newest.AsSpan(from, newest.Length - Window - from).Fill(double.NaN);
        return this with { Stretches = [newest, .. Stretches.Skip(1)] };
    }
}
