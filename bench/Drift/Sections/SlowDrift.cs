using MlOps.Bench.Report;
using MlOps.Bench.Report.Pictures;
using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Bench.Simulation.Drift.Rules;
using MlOps.Bench.Simulation.Drift.Trials;

namespace MlOps.Bench.Drift.Sections;

/// <summary>Drift that takes days or weeks, against a reference that follows and one that does not.</summary>
internal static class SlowDrift
{
    private const int Streams = 100;
    private const int Evaluations = 168;
    private const double Days = 42;

    private static readonly (string Name, Course Course)[] Kinds =
    [
        ("1 σ within three days", new() { Shift = 1, Takes = 3 * 24 }),
        ("1 σ within ten days", new() { Shift = 1, Takes = 10 * 24 }),
        ("0.4 σ a week", new() { Shift = 2.4, Takes = 42 * 24 }),
        (
            "0.4 σ a week, as in the six weeks before",
            new()
            {
                Base = -2.4,
                Shift = 4.8,
                From = -42 * 24,
                Takes = 84 * 24,
            }
        ),
        ("0.2 σ a week", new() { Shift = 1.2, Takes = 42 * 24 }),
    ];

    public static (string Text, string Picture) Run(DriftPlan plan)
    {
        var table = new Table(
            "drift",
            "against the week before: found",
            "median day",
            "against a pinned week: found",
            "median day",
            "Evidently, default, against the week before: found",
            "median day"
        );
        var measured = Kinds
            .Select(kind =>
                (kind.Name, Rolling: Watch(plan, kind, ReferenceRange.WeekBefore), Pinned: Watch(plan, kind, ReferenceRange.PinnedWeek))
            )
            .ToList();
        foreach (var (name, rolling, pinned) in measured)
        {
            table.Row(
                name,
                Figures.Percent(AlarmCounts.Found(rolling, 0)),
                AlarmCounts.MedianDelay(rolling, 0, 24),
                Figures.Percent(AlarmCounts.Found(pinned, 0)),
                AlarmCounts.MedianDelay(pinned, 0, 24),
                Figures.Percent(AlarmCounts.Found(rolling, 2)),
                AlarmCounts.MedianDelay(rolling, 2, 24)
            );
        }

        return (
            "Normal, 20 buckets, 24,000 samples a day, windows of 24h, watched for six weeks:\n\n"
                + table
                + "\n![Share found by day](pictures/drift-slow.svg)\n",
            Draw(measured)
        );
    }

    private static IReadOnlyList<IReadOnlyList<DriftLook>> Watch(
        DriftPlan plan,
        (string Name, Course Course) kind,
        ReferenceRange reference
    ) =>
        plan.Watch(
            new DriftSetting(
                kind.Name,
                SimulatedFeature.Of(Shape.Normal, 20, 24_000) with
                {
                    Course = kind.Course,
                },
                reference,
                Evaluations
            ),
            Streams
        );

    private static string Draw(
        List<(string Name, IReadOnlyList<IReadOnlyList<DriftLook>> Rolling, IReadOnlyList<IReadOnlyList<DriftLook>> Pinned)> measured
    ) =>
        new LineChart(
            "Share of slow drifts found by the day",
            "days since it began",
            "percent",
            [
                ("0.4 σ, week before", FoundBy(measured[2].Rolling)),
                ("0.4 σ, pinned", FoundBy(measured[2].Pinned)),
                ("0.4 σ since long, week before", FoundBy(measured[3].Rolling)),
                ("0.2 σ, week before", FoundBy(measured[4].Rolling)),
                ("0.2 σ, pinned", FoundBy(measured[4].Pinned)),
            ],
            ("half", 50),
            7,
            (0, 100, 20)
        ).ToSvg();

    private static IReadOnlyList<(double X, double Y)> FoundBy(IReadOnlyList<IReadOnlyList<DriftLook>> streams)
    {
        var days = streams.Select(stream => stream.FirstOrDefault(look => look.Ours)?.Hour / 24).ToList();
        return [.. Enumerable.Range(0, (int)Days + 1).Select(day => ((double)day, 100.0 * days.Count(one => one <= day) / days.Count))];
    }
}
