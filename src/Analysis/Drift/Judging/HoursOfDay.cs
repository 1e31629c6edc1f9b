namespace MlOps.Analysis.Drift.Judging;

/// <summary>Whether a window lies in the same hours of the day as a reference of less than a day: against other hours a daily season alone is drift.</summary>
public static class HoursOfDay
{
    /// <summary>A reference that is longer holds all of them.</summary>
    public const double Day = 24;

    /// <summary>A window may begin or end so much before or after: a daily season of ±0.5 σ moves by 0.13 σ in an hour at most, a third of what is drift.</summary>
    private const double Slack = 1;

    /// <param name="end">The end of the window, in hours since any moment.</param>
    /// <param name="window">Its length in hours.</param>
    /// <param name="from">When the reference began, in hours since the same moment.</param>
    /// <param name="to">When it ended.</param>
    /// <returns>Hours until a window ends that can be compared: 0 for one that can; null where none ever can, because windows are longer than the reference.</returns>
    public static double? Until(double end, double window, double from, double to)
    {
        if (to - from >= Day)
        {
            return 0;
        }

        var width = to - from + (2 * Slack) - window;
        var phase = (end - (from - Slack + window)) % Day;
        phase += phase < 0 ? Day : 0;
        return width < 0 ? null : phase <= width + 1e-9 ? 0 : Day - phase;
    }
}
