namespace MlOps.Analysis.Drift.Judging.Habits;

/// <summary>
/// Whether a window lies in the same hours of the day as a reference of less than a day: against other hours a daily season alone is drift.
/// </summary>
public static class HoursOfDay
{
    /// <summary>A reference that is longer holds all of them.</summary>
    public const double Day = 24;

    /// <summary>
    /// A window may begin or end at least so much before or after: a daily season of ±0.5 σ moves by 0.13 σ in an hour at most, a third of
    /// what is drift.
    /// </summary>
    private const double LeastSlack = 1;

    /// <param name="end">The end of the window, in hours since any moment.</param>
    /// <param name="window">Its length in hours.</param>
    /// <param name="from">When the reference began, in hours since the same moment.</param>
    /// <param name="to">When it ended.</param>
    /// <param name="apart">
    /// Hours between the windows that are judged: with less than half of them either way, all of them may miss the reference's hours day
    /// after day.
    /// </param>
    /// <returns>
    /// Hours until a window ends that can be compared: 0 for one that can; null where none ever can, because windows are longer than the
    /// reference.
    /// </returns>
    public static double? Until(double end, double window, double from, double to, double apart)
    {
        if (to - from >= Day)
        {
            return 0;
        }

        var slack = Math.Max(LeastSlack, apart / 2);
        var width = to - from + (2 * slack) - window;
        var phase = (end - (from - slack + window)) % Day;
        phase += phase < 0 ? Day : 0;
        return width < 0 ? null
            : phase <= width + 1e-9 || phase >= Day - 1e-9 ? 0
            : Day - phase;
    }
}
