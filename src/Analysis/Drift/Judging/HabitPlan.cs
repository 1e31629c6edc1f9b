namespace MlOps.Analysis.Drift.Judging;

/// <summary>Which windows of the past tell a habit. Times are in any one unit, backwards from now or from the end of a pinned reference.</summary>
public static class HabitPlan
{
    /// <summary>Enough for a habit, few enough to ask for at each evaluation; with an offset of a week one a day, at the hour that is judged.</summary>
    private const int Most = 7;

    /// <summary>Of so many pieces one is told by the others, and two are left.</summary>
    public const int LeastPieces = 3;

    /// <summary>Seasons before the last one.</summary>
    private const int EarlierSeasons = 3;

    /// <summary>How far apart neighbouring comparisons are: they share no sample.</summary>
    public static double Step(double season, double window) => window * Math.Max(1, Math.Ceiling(season / Most / window));

    /// <summary>How long ago the windows of the last season ended that are compared with the season before, the newest first.</summary>
    /// <param name="season">The offset.</param>
    /// <param name="window">Length of a window.</param>
    /// <param name="after">None that ended less long ago: what may have moved already is no habit.</param>
    public static IReadOnlyList<double> Recent(double season, double window, double after = 0)
    {
        var step = Step(season, window);
        var first = Math.Max(1, Math.Ceiling((after / step) - 1e-9));
        return [.. Enumerable.Range(0, Math.Max(1, (int)Math.Floor((season / step) + 1e-9))).Select(i => step * (first + i))];
    }

    /// <summary>The same of windows that are whole seasons before now.</summary>
    public static IReadOnlyList<double> Seasons(double season, double after = 0) =>
        [.. Enumerable.Range(2, EarlierSeasons).Select(k => k * season).Where(ago => ago >= after)];

    /// <summary>
    /// How long before the end of a pinned reference its pieces end: as many as fit, at most seven, spread over all of it. Where windows are shorter than
    /// a day that meets other hours of the day, as the windows that are judged do.
    /// </summary>
    /// <param name="length">Of the reference.</param>
    /// <param name="window">Of a piece.</param>
    public static IReadOnlyList<double> Pieces(double length, double window)
    {
        var pieces = (int)Math.Min(Most, Math.Floor((length / window) + 1e-9));
        return pieces < LeastPieces ? [] : [.. Enumerable.Range(0, pieces).Select(k => k * (length - window) / (pieces - 1))];
    }
}
