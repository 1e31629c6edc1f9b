namespace MlOps.Analysis.Drift.Streams.Detectors;

/// <summary>
/// Page-Hinkley to both sides: the rise of the cumulative deviation from the running mean above its lowest point so far. With a fixed
/// threshold it alarms falsely on 75 % of 2,016 independent points (computed), so that its threshold comes from
/// <see cref="Blocks.SieveBootstrap"/> as well.
/// </summary>
public static class PageHinkley
{
    private const double Slack = 0.25;

    /// <summary>The largest rise over a stream of z-scores.</summary>
    public static StreamStatistic Run(ReadOnlySpan<double> z) => Run(z, 0);

    /// <summary>
    /// The largest rise that is seen at or after an index; what lies before it gives the running mean and the lowest point.
    /// </summary>
    public static StreamStatistic Run(ReadOnlySpan<double> z, int from)
    {
        var (mean, up, down, lowestUp, lowestDown) = (0.0, 0.0, 0.0, 0.0, 0.0);
        var (upSince, downSince) = (0, 0);
        var best = new StreamStatistic(0, 0);
        for (var i = 0; i < z.Length; i++)
        {
            mean += (z[i] - mean) / (i + 1);
            up += z[i] - mean - Slack;
            down += mean - z[i] - Slack;
            (lowestUp, upSince) = up < lowestUp ? (up, i + 1) : (lowestUp, upSince);
            (lowestDown, downSince) = down < lowestDown ? (down, i + 1) : (lowestDown, downSince);
            var rise = Math.Max(up - lowestUp, down - lowestDown);
            if (i >= from && rise > best.Value)
            {
                best = new StreamStatistic(rise, up - lowestUp >= down - lowestDown ? upSince : downSince);
            }
        }

        return best;
    }
}
