using MlOps.Analysis.Drift.Streams;
using MlOps.Analysis.Drift.Streams.Detectors;
using MlOps.Bench.Report;
using MlOps.Bench.Simulation.Drift.Values;
using MlOps.Bench.Simulation.Streams;

namespace MlOps.Bench.Drift.Sections;

/// <summary>What a reference of one stretch, of which no season is known, must be long for.</summary>
internal static class ShortReferences
{
    private const int Windows = 4000;
    private static readonly double[] Correlations = [0, 0.5, 0.9];

    public static string Run(DriftPlan plan)
    {
        var table = new Table([
            "CUSUM; values of the reference and of the window",
            .. Correlations.Select(one => FormattableString.Invariant($"ρ {one}: alarms per 1,000 (finds 1 σ)")),
        ]);
        foreach (var (reference, window) in new[] { (1152, 288), (576, 288), (288, 288), (100, 100) })
        {
            plan.Progress.WriteLine($"streams: reference of {reference}");
            table.Row([$"{Figures.Number(reference)} and {window}", .. Correlations.Select(one => Cell(plan, one, reference, window))]);
        }

        return table.ToString();
    }

    private static string Cell(DriftPlan plan, double correlation, int reference, int window)
    {
        var (steady, moved) = (
            new ValueCourse { Correlation = correlation },
            new ValueCourse
            {
                Correlation = correlation,
                Shift = 1,
                From = reference + (window / 4),
            }
        );
        var runs = plan.Runs(Windows);
        return $"{Figures.Number(1000.0 * Hits(steady, runs) / runs, "0.0")} ({Figures.Percent(Hits(moved, plan.Runs(Windows / 10)) / (double)plan.Runs(Windows / 10), "0")})";

        int Hits(ValueCourse course, int count)
        {
            var hits = 0;
            Parallel.For(
                0,
                count,
                new ParallelOptions { MaxDegreeOfParallelism = plan.Cores },
                run =>
                {
                    var values = course.Draw(reference + window, Seeds.Of(17, (long)(10 * correlation), reference, run));
                    Interlocked.Add(
                        ref hits,
                        StreamTest.Of(ChangeDetector.Cusum, values[..reference], values[reference..], run)?.Changed == true ? 1 : 0
                    );
                }
            );
            return hits;
        }
    }
}
