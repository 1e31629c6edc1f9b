using MlOps.Entities.SloPolicies;
using MlOps.Operator.Signals;

namespace MlOps.Operator.Controllers.Policies.Judging;

/// <summary>Did demand change with the release? Overload looks like a bad revision, and a rollback would not help.</summary>
internal static class DemandJudge
{
    private const double Surge = 1.5;

    /// <summary>Shorter than this a rate says nothing, in seconds.</summary>
    private const double MinSpan = 10;

    /// <summary>Rates of all requests: those of the previous revision before the promotion, those of the serving one since. Requests per second.</summary>
    public static DemandStatus Judge(RawCounts? before, double beforeStart, double promoted, RawCounts? now)
    {
        if (Rate(before, beforeStart, promoted) is not { } old)
            return new DemandStatus { Trend = DemandTrend.Unknown, Message = "the demand before the promotion is not known" };
        if (now is null || Rate(now, now.WarmUpEnd(promoted), now.Now) is not { } current)
            return new DemandStatus { Trend = DemandTrend.Unknown, Message = "the demand now is not known" };
        return new DemandStatus
        {
            Trend = current < Surge * old ? DemandTrend.Stable : DemandTrend.Surged,
            Message = FormattableString.Invariant($"{old:0.0} requests/s before the promotion, {current:0.0} since"),
        };
    }

    private static double? Rate(RawCounts? raw, double start, double end)
    {
        if (raw is null)
            return null;
        var times = raw.Total.SelectMany(s => s.Samples).Select(s => s.Time).Where(t => t >= start && t <= end).ToList();
        if (times.Count == 0 || times.Max() - times.Min() < MinSpan)
            return null;
        var first = times.Min();
        var counts = (raw with { Now = times.Max() }).Since(first);
        return counts.Total > 0 ? counts.Total / (times.Max() - first) : null;
    }
}
