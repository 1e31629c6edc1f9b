namespace MlOps.Bench.Simulation.Drift.Values;

/// <summary>
/// Page-Hinkley as River has it (`river/drift/page_hinkley.py`: δ 0.005, α 0.9999, 30 values at least, to both sides, from nothing after
/// each alarm), on values in deviations of their first week. Its threshold is 50 by default.
/// </summary>
public static class RiverPageHinkley
{
    private const double Delta = 0.005;
    private const double Alpha = 0.9999;
    private const int Least = 30;

    /// <summary>Moments from <paramref name="from"/> on in which it alarms.</summary>
    public static IReadOnlyList<int> Starts(double[] values, int from, double threshold)
    {
        ArgumentNullException.ThrowIfNull(values);
        var first = values.Take(ValueCourse.Week).Where(double.IsFinite).ToList();
        var usual = first.Average();
        var deviation = Math.Sqrt(first.Average(x => (x - usual) * (x - usual)));
        var starts = new List<int>();
        var (count, mean, up, down, lowestUp, lowestDown) = (0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = from - ValueCourse.Week; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                continue;
            }

            var z = (values[i] - usual) / deviation;
            mean += (z - mean) / ++count;
            (up, down) = ((Alpha * up) + z - mean - Delta, (Alpha * down) + mean - z - Delta);
            (lowestUp, lowestDown) = (Math.Min(lowestUp, up), Math.Min(lowestDown, down));
            if (count >= Least && Math.Max(up - lowestUp, down - lowestDown) > threshold)
            {
                (count, mean, up, down, lowestUp, lowestDown) = (0, 0, 0, 0, 0, 0);
                if (i >= from)
                {
                    starts.Add(i);
                }
            }
        }

        return starts;
    }
}
