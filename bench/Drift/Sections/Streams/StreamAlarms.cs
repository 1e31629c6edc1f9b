using MlOps.Analysis.Drift.Streams.Detectors;
using MlOps.Bench.Report;
using MlOps.Bench.Simulation.Drift.Values;
using MlOps.Bench.Simulation.Streams;

namespace MlOps.Bench.Drift.Sections.Streams;

/// <summary>
/// Whether the detectors of streams alarm once in a thousand windows, whatever the season and the noise, and what they find.
/// </summary>
internal static class StreamAlarms
{
    private const int Windows = 4000;
    private const int Drawn = 200;
    private const int Kept = 2;

    public static string Run(DriftPlan plan)
    {
        var table = new Table(
            "offset 7d, windows of 24h",
            "CUSUM",
            "95 % bound",
            "finds 1 σ",
            "PageHinkley",
            "finds 1 σ",
            "ADWIN",
            "finds 1 σ",
            "one mean, as before",
            "found 1 σ"
        );
        foreach (var season in new[] { 0.0, 1, 2 })
        {
            foreach (var correlation in new[] { 0, 0.5, 0.9 })
            {
                plan.Progress.WriteLine($"streams: season {season}, correlation {correlation}");
                var course = new ValueCourse { Season = season, Correlation = correlation };
                var (cusum, hinkley, adwin, before) = (
                    Count(plan, course, Windows, Ours(ChangeDetector.Cusum)),
                    Count(plan, course, Drawn, Ours(ChangeDetector.PageHinkley)),
                    Count(plan, course, Drawn, Ours(ChangeDetector.Adwin)),
                    Count(plan, course, Drawn, Before)
                );
                table.Row(
                    FormattableString.Invariant($"season ±{season}, ρ {correlation}"),
                    PerThousand(cusum.False, plan.Runs(Windows)),
                    Figures.UpperPerThousand(cusum.False, plan.Runs(Windows)),
                    Figures.Percent(cusum.Found, "0"),
                    PerThousand(hinkley.False, plan.Runs(Drawn)),
                    Figures.Percent(hinkley.Found, "0"),
                    PerThousand(adwin.False, plan.Runs(Drawn)),
                    Figures.Percent(adwin.Found, "0"),
                    PerThousand(before.False, plan.Runs(Drawn)),
                    Figures.Percent(before.Found, "0")
                );
            }
        }

        return table.ToString();
    }

    private static string PerThousand(int alarms, int windows) => Figures.Number(1000.0 * alarms / windows, "0.#");

    private static Func<double[], int, bool> Ours(ChangeDetector detector) =>
        (values, run) => OurStreamRule.Evaluate(detector, values, values.Length, Kept, run)?.Changed == true;

    private static bool Before(double[] values, int run) => OneMeanRule.Evaluate(values, values.Length, Kept, run);

    /// <summary>
    /// Alarms in windows without a shift, and the share of shifts of one deviation, from a quarter of the window on, that are found in a
    /// tenth as many.
    /// </summary>
    private static (int False, double Found) Count(DriftPlan plan, ValueCourse course, int windows, Func<double[], int, bool> look)
    {
        const int Moments = (Kept * ValueCourse.Week) + ValueCourse.Day;
        var moved = course with { Shift = 1, From = Moments - (ValueCourse.Day * 3 / 4) };
        return (Hits(plan, course, plan.Runs(windows), look), Hits(plan, moved, plan.Runs(Drawn / 2), look) / (double)plan.Runs(Drawn / 2));

        int Hits(DriftPlan with, ValueCourse of, int runs, Func<double[], int, bool> rule)
        {
            var hits = 0;
            Parallel.For(
                0,
                runs,
                new ParallelOptions { MaxDegreeOfParallelism = with.Cores },
                run =>
                {
                    var values = of.Draw(Moments, Seeds.Of(13, (long)(10 * of.Season), (long)(10 * of.Correlation), run));
                    Interlocked.Add(ref hits, rule(values, run) ? 1 : 0);
                }
            );
            return hits;
        }
    }
}
