using MlOps.Bench.Report;
using MlOps.Bench.Simulation.Drift.Values;

namespace MlOps.Bench.Drift.Sections.Streams;

/// <summary>Streams on series like the public labelled ones.</summary>
internal static class LiveStreams
{
    private const int Streams = 100;
    private const int StreamsBefore = 30;
    private const int Kept = 2;
    private static readonly double[] Wanders = [0.42, 1, 2];
    private static readonly double[] Shifts = [1.5, 3, 5];

    public static string Run(DriftPlan plan)
    {
        var table = new Table([
            "windows of 24h, two weeks kept",
            "false starts per 100 days",
            "found in three days by chance",
            .. Shifts.Select(shift => $"{Figures.Number(shift)} σ: found beyond chance (median hours)"),
            "all",
        ]);
        foreach (
            var (name, streams, starts) in new (string, int, Func<LiveStream, IReadOnlyList<int>>)[]
            {
                ("CUSUM", Streams, stream => stream.Ours()),
                ("one mean and disjoint windows, as before", StreamsBefore, stream => stream.Before()),
                ("Page-Hinkley, River's threshold 50", Streams, stream => stream.PageHinkley(50)),
                ("the same at 500", Streams, stream => stream.PageHinkley(500)),
                ("the same at 1,000", Streams, stream => stream.PageHinkley(1000)),
            }
        )
        {
            foreach (var wander in Wanders)
            {
                plan.Progress.WriteLine($"live streams: {name}, wander {wander}");
                table.Row([
                    $"{name}; days a week apart differ by {Figures.Number(0.7 * wander, "0.0")} σ",
                    .. Cells(plan, wander, plan.Runs(streams), starts),
                ]);
            }
        }

        return table.ToString();
    }

    private static IEnumerable<string> Cells(DriftPlan plan, double wander, int streams, Func<LiveStream, IReadOnlyList<int>> starts)
    {
        var seen = Shifts.Select(shift => Seen(plan, wander, shift, streams, starts)).ToList();
        var rate = seen.Sum(all => all.Sum(one => one.False)) / (Shifts.Length * streams * LiveStream.QuietDays);
        var chance = 1 - Math.Exp(-rate * LiveStream.Lasts / ValueCourse.Day);
        var beyond = seen.Select(all => Math.Max(0, (all.Count(one => one.Delay is not null) / (double)streams) - chance)).ToList();
        return
        [
            Figures.Number(100 * rate, "0.0"),
            Figures.Percent(chance, "0"),
            .. seen.Zip(
                beyond,
                (all, share) =>
                    $"{Figures.Percent(share, "0")} ({Figures.Number(Median([.. all.Select(one => one.Delay).OfType<double>().Order()]), "0.#")})"
            ),
            Figures.Percent(beyond.Average(), "0"),
        ];
    }

    private static double Median(double[] delays) => delays.Length == 0 ? double.PositiveInfinity : delays[(delays.Length - 1) / 2];

    private static (int False, double? Delay)[] Seen(
        DriftPlan plan,
        double wander,
        double shift,
        int streams,
        Func<LiveStream, IReadOnlyList<int>> starts
    )
    {
        var seen = new (int, double?)[streams];
        Parallel.For(
            0,
            streams,
            new ParallelOptions { MaxDegreeOfParallelism = plan.Cores },
            run =>
            {
                var stream = new LiveStream(wander, shift, Kept, run);
                var all = starts(stream);
                var found = all.Where(at => at >= stream.From && at < stream.From + LiveStream.Lasts).ToList();
                seen[run] = (
                    all.Count(at => at < stream.From || at >= stream.From + LiveStream.Lasts + ValueCourse.Day),
                    found.Count > 0 ? 24.0 * (found[0] - stream.From) / ValueCourse.Day : null
                );
            }
        );
        return seen;
    }
}
