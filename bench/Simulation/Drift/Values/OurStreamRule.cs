using MlOps.Analysis.Drift.Streams;
using MlOps.Analysis.Drift.Streams.Detectors;
using MlOps.Analysis.Drift.Streams.Seasons;

namespace MlOps.Bench.Simulation.Drift.Values;

/// <summary>The operator's judgement of a stream with windows of a day and <c>offset: 7d</c>, four times a day.</summary>
public static class OurStreamRule
{
    private const int Window = ValueCourse.Day;
    private const int Seasons = 4;
    private const int Required = 3;
    private const int Of = 5;

    /// <summary>One look at the window that ends before a moment.</summary>
    /// <param name="detector">The detector.</param>
    /// <param name="values">From the oldest that is kept on.</param>
    /// <param name="end">The moment.</param>
    /// <param name="kept">Weeks that Prometheus keeps besides the window.</param>
    /// <param name="seed">Of the threshold.</param>
    public static StreamOutcome? Evaluate(ChangeDetector detector, double[] values, int end, int kept, int seed)
    {
        ArgumentNullException.ThrowIfNull(values);
        var stretches = Enumerable
            .Range(0, Math.Min(kept, Seasons) + 1)
            .Select(season => Stretch(values, end - (season * ValueCourse.Week), end - (kept * ValueCourse.Week) - Window))
            .ToList();
        return 2 * stretches[0].TakeLast(Window).Count(double.IsFinite) < Window
            ? null
            : StreamTest.Of(detector, Residuals.Of(new SeasonalValues(stretches, Window)), seed);
    }

    /// <summary>Whether a look shows a move that has lasted: three of its last five looks, an eighth of a window apart.</summary>
    public static bool Lasts(StreamOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome.Changed
            && Enumerable
                .Range(0, Of)
                .Count(k => outcome.Course.LastOrDefault(at => at.At < Window - (k * Window / 8)).Value > outcome.Threshold) >= Required;
    }

    private static double[] Stretch(double[] values, int end, int oldest)
    {
        var stretch = new double[ValueCourse.Week];
        for (var i = 0; i < stretch.Length; i++)
        {
            var at = end - stretch.Length + i;
            stretch[i] = at >= Math.Max(0, oldest) ? values[at] : double.NaN;
        }

        return stretch;
    }
}
