using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Controllers.Policies.Judging;

/// <summary>
/// Could demand, rather than the release, explain the errors? Only if it rose above what the model was seen to serve well, before the errors
/// began, and still is. Bursty traffic is above its own mean half of the time, so the mean says nothing; and clients retry what fails, so a
/// demand that rises with the errors may be their effect: not where even the requests that succeed are more than the model was seen to serve,
/// and not where it is more than retries explain.
/// </summary>
internal static class DemandJudge
{
    private const double Surge = 1.5;

    /// <summary>Clients and meshes retry two or three times: of a demand that grew to four times its size all may be retries.</summary>
    private const double MostByRetries = 4;

    /// <param name="servedWell">Requests per second of the largest minutes that the model served before the promotion.</param>
    /// <param name="atOnset">Those just before the errors began.</param>
    /// <param name="now">Those since then, of the last five minutes at most.</param>
    /// <param name="succeeding">Those of the failing revision that succeed, in the same time; 0 where it is not known.</param>
    public static DemandStatus Judge(double? servedWell, double? atOnset, double? now, double succeeding = 0)
    {
        if (servedWell is not > 0)
            return Unknown("the demand before the promotion is not known");
        if (atOnset is not { } then || now is not { } current)
            return Unknown("the demand around the onset of the errors is not known");
        var figures = FormattableString.Invariant($"{current:0.0} requests/s now, {then:0.0} when the errors began, {servedWell:0.0} in the largest minutes that the model served well before");
        var rose = current >= Surge * servedWell;
        var real = then >= Surge * servedWell || succeeding >= Surge * servedWell || current >= MostByRetries * Surge * servedWell;
        return (rose, real) switch
        {
            (true, true) => new DemandStatus { Trend = DemandTrend.Surged, Message = figures },
            (true, false) => new DemandStatus { Trend = DemandTrend.Stable, Message = $"{figures}: it rose with the errors, as retries do" },
            _ => new DemandStatus { Trend = DemandTrend.Stable, Message = figures },
        };
    }

    private static DemandStatus Unknown(string why) => new() { Trend = DemandTrend.Unknown, Message = why };
}
