using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Controllers.Policies.Judging;

/// <summary>
/// Could demand, rather than the release, explain the errors? Only if it rose above what the model was seen to serve well, before the errors
/// began, and still is. Bursty traffic is above its own mean half of the time, so the mean says nothing; and clients retry what fails, so a
/// demand that rises after the errors is their effect.
/// </summary>
internal static class DemandJudge
{
    private const double Surge = 1.5;

    /// <param name="servedWell">Requests per second of the largest minutes that the model served before the promotion.</param>
    /// <param name="atOnset">Those just before the errors began.</param>
    /// <param name="now">Those of the last five minutes.</param>
    public static DemandStatus Judge(double? servedWell, double? atOnset, double? now)
    {
        if (servedWell is not > 0)
            return Unknown("the demand before the promotion is not known");
        if (atOnset is not { } then || now is not { } current)
            return Unknown("the demand around the onset of the errors is not known");
        var figures = FormattableString.Invariant($"{current:0.0} requests/s now, {then:0.0} when the errors began, {servedWell:0.0} in the largest minutes that the model served well before");
        var (rose, before) = (current >= Surge * servedWell, then >= Surge * servedWell);
        return (rose, before) switch
        {
            (true, true) => new DemandStatus { Trend = DemandTrend.Surged, Message = figures },
            (true, false) => new DemandStatus { Trend = DemandTrend.Stable, Message = $"{figures}: it rose after the errors, as retries do" },
            _ => new DemandStatus { Trend = DemandTrend.Stable, Message = figures },
        };
    }

    private static DemandStatus Unknown(string why) => new() { Trend = DemandTrend.Unknown, Message = why };
}
