namespace MlOps.Analysis.Drift.Judging.Habits;

/// <summary>
/// Which windows of the past tell a habit. Times are in any one unit, backwards from now or from the end of a pinned reference.
/// </summary>
public static class HabitPlan
{
    /// <summary>
    /// Enough for a habit, few enough to ask for at each evaluation; with an offset of a week one a day, at the hour that is judged.
    /// </summary>
    private const int Most = 7;

    /// <summary>Of so many pieces one is told by the others, and three are left.</summary>
    public const int LeastPieces = 4;

    /// <summary>About two weeks of days.</summary>
    private const int MostOwnDays = 12;

    /// <summary>Seasons before the last one.</summary>
    private const int EarlierSeasons = 3;

    /// <summary>How far apart neighbouring comparisons are: they share no sample.</summary>
    /// <param name="season">The offset.</param>
    /// <param name="window">Length of a window.</param>
    public static double Step(double season, double window) => window * Math.Max(1, Math.Ceiling((season / Most / window) - 1e-9));

    /// <summary>
    /// How long ago the windows ended that are compared with the season before, the newest first; of the last season where nothing drifts.
    /// </summary>
    /// <param name="season">The offset.</param>
    /// <param name="window">Length of a window.</param>
    /// <param name="onsets">How long ago the first window ended of each drift that lasts.</param>
    public static IReadOnlyList<double> Recent(double season, double window, params IReadOnlyList<double> onsets)
    {
        var step = Step(season, window);
        var count = Math.Max(1, (int)Math.Floor((season / step) + 1e-9));
        return
        [
            .. Enumerable
                .Range(1, count + ((int)Math.Ceiling((season + (2 * window)) / step) * onsets.Count))
                .Select(i => step * i)
                .Where(ago => !HoldsDrift(ago, season, window, onsets))
                .Take(count),
        ];
    }

    /// <summary>The same of windows that are whole seasons before now.</summary>
    public static IReadOnlyList<double> Seasons(double season, double window, params IReadOnlyList<double> onsets) =>
        [.. Enumerable.Range(2, EarlierSeasons).Select(k => k * season).Where(ago => !HoldsDrift(ago, season, window, onsets))];

    /// <summary>
    /// Whether a window may hold a drift that the season before it does not: the drift began within the window that first showed it, and a
    /// season and a window later both sides hold it.
    /// </summary>
    private static bool HoldsDrift(double ago, double season, double window, IReadOnlyList<double> onsets) =>
        onsets.Any(onset => ago > onset - season - window + 1e-9 && ago < onset + window - 1e-9);

    /// <summary>Which windows tell how far a revision's later days are from its first, at the hour of day that is judged.</summary>
    /// <param name="end">The end of the window that is judged, in hours since any moment.</param>
    /// <param name="window">Its length in hours.</param>
    /// <param name="latest">None ends later than this, or at <paramref name="end"/>.</param>
    /// <param name="revisions">When each revision served, the newest first.</param>
    /// <returns>The ends of both windows, the newest first; they share no sample.</returns>
    public static IReadOnlyList<(double First, double Later)> OwnDays(
        double end,
        double window,
        double latest,
        IReadOnlyList<(double From, double To)> revisions
    )
    {
        ArgumentNullException.ThrowIfNull(revisions);
        var least = Math.Max(1, (int)Math.Ceiling((window / HoursOfDay.Day) - 1e-9));
        var pairs = new List<(double, double)>();
        foreach (var (from, to) in revisions)
        {
            var (newest, oldest) = (
                (int)Math.Ceiling(((end - to) / HoursOfDay.Day) - 1e-9),
                (int)Math.Floor(((end - window - from) / HoursOfDay.Day) + 1e-9)
            );
            for (var day = newest; day <= oldest - least && pairs.Count < MostOwnDays; day += least)
            {
                if (day > 0 && end - (day * HoursOfDay.Day) <= latest + 1e-9)
                {
                    pairs.Add((end - (oldest * HoursOfDay.Day), end - (day * HoursOfDay.Day)));
                }
            }
        }

        return pairs;
    }

    /// <summary>
    /// How long before the end of a pinned reference its pieces end: as many as fit, at most seven, spread over all of it. Where windows
    /// are shorter than a day that meets other hours of the day, as the windows that are judged do.
    /// </summary>
    /// <param name="length">Of the reference.</param>
    /// <param name="window">Of a piece.</param>
    /// <param name="day">
    /// A day: a reference of fewer pieces and less than a day is one itself, and those of the days before at its hours are the others.
    /// </param>
    public static IReadOnlyList<double> Pieces(double length, double window, double day)
    {
        var pieces = (int)Math.Min(Most, Math.Floor((length / window) + 1e-9));
        return pieces < LeastPieces
            ? length < day && window < day
                ? [.. Enumerable.Range(0, Most + 1).Select(k => k * day)]
                : []
            : [.. Enumerable.Range(0, pieces).Select(k => k * (length - window) / (pieces - 1))];
    }
}
