using MlOps.Bench.Report;
using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Bench.Simulation.Drift.Rules;
using MlOps.Bench.Simulation.Drift.Trials;

namespace MlOps.Bench.Drift.Sections;

/// <summary>How much of the past it takes: false alarms and shifts of 1 σ, by the days of data that Prometheus has.</summary>
internal static class Histories
{
    private const int Streams = 160;
    private const int Fortnight = 14 * 24;

    /// <summary>One to four seasons to compare with the one before, windows included.</summary>
    private static readonly int[] Days = [15, 22, 29, 36];

    public static string Run(DriftPlan plan)
    {
        var alarms = new Table(["alarms per 1,000 looks, nothing drifts", .. Days.Select(Name)]);
        var found = new Table(["1 σ: found within a week, and called a warning at least", .. Days.Select(Name)]);
        foreach (var kind in Kinds())
        {
            alarms.Row([
                kind.Name,
                .. Days.Select(days => AlarmCounts.PerThousandWithError(Watch(plan, kind, days, 0, Fortnight, Streams))),
            ]);
            found.Row([kind.Name, .. Days.Select(days => Found(Watch(plan, kind, days, 1, Fortnight / 2, Streams / 2)))]);
        }

        return "By the days of data that Prometheus has (15 is its default). Alarms come in streaks, so ± is by streams (95 %):\n\n"
            + alarms
            + "\n"
            + found;
    }

    private static string Name(int days) => $"{days} days";

    private static string Found(IReadOnlyList<IReadOnlyList<DriftLook>> streams) =>
        $"{Figures.Percent(AlarmCounts.Found(streams, 0), "0")}, {Figures.Percent(streams.Count(stream => stream.Any(look => look.Warned)) / (double)streams.Count, "0")}";

    private static IReadOnlyList<IReadOnlyList<DriftLook>> Watch(
        DriftPlan plan,
        Kind kind,
        int days,
        double shift,
        int hours,
        int streams
    ) =>
        plan.Watch(
            new DriftSetting(
                FormattableString.Invariant($"{kind.Name}, {days} days, {shift}"),
                SimulatedFeature.Of(Shape.Normal, 20, 1000 * kind.Window) with
                {
                    WindowHours = kind.Window,
                    Course = kind.Course with { Shift = shift, From = kind.From },
                },
                ReferenceRange.WeekBefore,
                (hours + kind.From) * 4 / kind.Window
            )
            {
                DataDays = days,
                IsOutput = kind.IsOutput,
            },
            streams
        );

    private static IEnumerable<Kind> Kinds()
    {
        var wander = new Course { Variability = 0.2, Correlation = 0.9 };
        var real = wander with { Season = 0.5, Weekly = 0.3, Spikes = 0.01, Gaps = 0.02 };
        yield return new("independent samples, 24h", Course.Steady, 24);
        yield return new("hourly means wander (0.2 σ, ρ 0.9), 24h", wander, 24);
        yield return new("the same, 6h", wander, 6);
        yield return new("the same with ρ 0.97, 6h", wander with { Correlation = 0.97 }, 6);
        yield return new("outputs, deployed daily with 0.2 σ each, 24h", new Course { Deploys = 0.2 }, 24, true);
        yield return new("the same, 6h", new Course { Deploys = 0.2 }, 6, true);
        yield return new(
            "outputs, deployed weekly with 0.2 σ each, hourly means wander, 24h; 1 σ from the third day on",
            wander with
            {
                Deploys = 0.2,
                DeployEvery = 168,
            },
            24,
            true,
            72
        );
        yield return new("like real series: seasons of a day and a week, spikes, holes, 24h", real, 24);
        foreach (var level in new[] { 0.3, 0.7, 1.4 })
        {
            yield return new(
                FormattableString.Invariant($"the same, and a level that moves by {level} σ from week to week"),
                real with
                {
                    Level = level / Math.Sqrt(2 * (1 - Math.Exp(-1))),
                },
                24
            );
        }
    }

    private sealed record Kind(string Name, Course Course, int Window, bool IsOutput = false, int From = 0);
}
