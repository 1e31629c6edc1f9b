namespace MlOps.Analysis.Drift.Streams;

/// <summary>Cumulative sums to both sides (Page, Biometrika 41, 1954): the sum of what exceeds a slack, never below 0.</summary>
public static class Cusum
{
    /// <summary>Half of the shift that is looked for: 0.25 σ for a shift of 0.5 σ.</summary>
    public const double Slack = 0.25;

    /// <summary>The largest sum over a stream of z-scores.</summary>
    public static StreamStatistic Run(ReadOnlySpan<double> z)
    {
        var (up, down) = (0.0, 0.0);
        var (upSince, downSince) = (0, 0);
        var best = new StreamStatistic(0, 0);
        for (var i = 0; i < z.Length; i++)
        {
            upSince = up > 0 ? upSince : i;
            downSince = down > 0 ? downSince : i;
            up = Math.Max(0, up + z[i] - Slack);
            down = Math.Max(0, down - z[i] - Slack);
            if (Math.Max(up, down) > best.Value)
            {
                best = up >= down ? new StreamStatistic(up, upSince) : new StreamStatistic(down, downSince);
            }
        }

        return best;
    }
}
