namespace MlOps.Decisions.DriftPolicies.Facts;

/// <summary>
/// When windows are judged: at whole multiples of the interval, so that a restart or a second look judges the same windows.
/// </summary>
internal static class DriftSchedule
{
    /// <summary>Samples of a moment are scraped and stored a little later.</summary>
    public static readonly TimeSpan Settle = TimeSpan.FromSeconds(10);

    /// <summary>The end of the newest window that can be judged.</summary>
    public static DateTimeOffset Latest(DateTimeOffset now, TimeSpan interval)
    {
        var ticks = (now - Settle).UtcTicks;
        return new DateTimeOffset(ticks - (ticks % interval.Ticks), TimeSpan.Zero);
    }

    /// <summary>The end of the first window that does not end before a moment.</summary>
    public static DateTimeOffset NotBefore(DateTimeOffset at, TimeSpan interval) =>
        new((at.UtcTicks + interval.Ticks - 1) / interval.Ticks * interval.Ticks, TimeSpan.Zero);

    /// <summary>How long until the next one can be.</summary>
    public static TimeSpan UntilNext(DateTimeOffset now, TimeSpan interval) => Latest(now, interval) + interval + Settle - now;
}
