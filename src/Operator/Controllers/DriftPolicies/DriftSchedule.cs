using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies;

namespace MlOps.Operator.Controllers.DriftPolicies;

/// <summary>When windows are judged: at whole multiples of the interval, so that a restart or a second look judges the same windows.</summary>
internal static class DriftSchedule
{
    /// <summary>Samples of a moment are scraped and stored a little later.</summary>
    public static readonly TimeSpan Settle = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(15);

    /// <summary>As the policy says; else a quarter of the window, but not more often than every 15 min (overlapping windows say little that is new).</summary>
    public static TimeSpan Interval(DriftPolicySpec spec)
    {
        if (spec.EvaluationIntervalSeconds is { } seconds)
            return TimeSpan.FromSeconds(seconds);
        return PrometheusDuration.TryParse((spec.Current ?? new()).Window, out var window) && window / 4 > Shortest ? window / 4 : Shortest;
    }

    /// <summary>The end of the newest window that can be judged.</summary>
    public static DateTimeOffset Latest(DateTimeOffset now, TimeSpan interval)
    {
        var ticks = (now - Settle).UtcTicks;
        return new DateTimeOffset(ticks - (ticks % interval.Ticks), TimeSpan.Zero);
    }

    /// <summary>How long until the next one can be.</summary>
    public static TimeSpan UntilNext(DateTimeOffset now, TimeSpan interval) => Latest(now, interval) + interval + Settle - now;
}
