using MlOps.Analysis.Counters;
using MlOps.Analysis.Drift.Streams.Seasons;
using MlOps.Entities.Common;
using MlOps.Operator.Signals.Streams;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering.Streams;

/// <summary>
/// Puts what was read of each season on one count of moments, back from its end, so that the same moment of each has the same index.
/// </summary>
internal static class StretchMatrix
{
    /// <param name="grid">How densely it was looked at.</param>
    /// <param name="window">The window that is judged.</param>
    /// <param name="length">What was read of each season.</param>
    /// <param name="seasons">Their ends and values, the newest first.</param>
    public static SeasonalValues Of(
        StreamGrid grid,
        TimeSpan window,
        TimeSpan length,
        IEnumerable<(DateTimeOffset End, IReadOnlyList<Sample> Values)> seasons
    )
    {
        var moments = (int)Math.Ceiling(length / grid.Step);
        return new SeasonalValues([.. seasons.Select(s => Row(s.End, s.Values))], (int)Math.Ceiling(window / grid.Step));

        double[] Row(DateTimeOffset end, IReadOnlyList<Sample> values)
        {
            var row = new double[moments];
            Array.Fill(row, double.NaN);
            foreach (var sample in values)
            {
                var back = (int)Math.Floor(((UnixTime.Seconds(end)) - sample.Time) / grid.Step.TotalSeconds);
                if (back >= 0 && back < moments)
                    row[moments - 1 - back] = sample.Value;
            }

            return row;
        }
    }
}
