using MlOps.Entities.SloPolicies.Status.Requests;

namespace MlOps.Decisions.SloPolicies.Data;

/// <summary>
/// Judges whether demand, rather than the release, could explain the errors: only if it rose above what the model has served well, before
/// the errors began, and is still there. The mean says nothing, because bursty traffic exceeds its own mean half of the time. Clients retry
/// failures, so a demand that rises with the errors may be their effect, unless the successful requests alone exceed what the model has
/// served, or retries cannot explain the rise.
/// </summary>
internal static class DemandJudge
{
    private const double Surge = 1.5;

    /// <summary>Clients and meshes retry two or three times, so retries can explain a demand of up to four times the original.</summary>
    private const double MostByRetries = 4;

    /// <param name="servedWell">Peak requests per second that the model served well before the promotion.</param>
    /// <param name="atOnset">Requests per second just before the errors began.</param>
    /// <param name="now">Requests per second since then, over the last five minutes at most.</param>
    /// <param name="succeeding">Successful requests per second of the failing revision over the same time; 0 if unknown.</param>
    public static DemandStatus Judge(double? servedWell, double? atOnset, double? now, double succeeding = 0)
    {
        if (servedWell is not > 0)
            return Unknown("demand before the promotion is unknown");
        if (atOnset is not { } then || now is not { } current)
            return Unknown("demand around the onset of the errors is unknown");
        var figures = FormattableString.Invariant(
            $"{current:0.0} requests/s now, {then:0.0} when the errors began, {servedWell:0.0} at the highest load that the model served well before"
        );
        var rose = current >= Surge * servedWell;
        var real = then >= Surge * servedWell || succeeding >= Surge * servedWell || current >= MostByRetries * Surge * servedWell;
        return (rose, real) switch
        {
            (true, true) => new DemandStatus { Trend = DemandTrend.Surged, Message = figures },
            (true, false) => new DemandStatus
            {
                Trend = DemandTrend.Stable,
                Message = $"{figures}: it rose together with the errors, as retries do",
            },
            _ => new DemandStatus { Trend = DemandTrend.Stable, Message = figures },
        };
    }

    private static DemandStatus Unknown(string why) => new() { Trend = DemandTrend.Unknown, Message = why };
}
