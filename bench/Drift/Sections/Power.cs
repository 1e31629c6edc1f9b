using MlOps.Bench.Report;
using MlOps.Bench.Report.Pictures;
using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Bench.Simulation.Drift.Rules;
using MlOps.Bench.Simulation.Drift.Trials;

namespace MlOps.Bench.Drift.Sections;

/// <summary>How surely and how soon a shift is found.</summary>
internal static class Power
{
    private const int Streams = 400;
    private const int Week = 28;
    private static readonly double[] Shifts = [0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1];
    private static readonly int[] Samples = [1000, 2000, 5000, 20_000];
    private static readonly int[] Buckets = [10, 20, 50];
    private static readonly string[] Sides = ["1,000", "20,000"];
    private static readonly int[] Drawn = [0, 1, 2, 3, 6];

    public static (string Text, string Picture) Run(DriftPlan plan)
    {
        var thousand = Shifts.Select(shift => Watch(plan, Shape.Normal, 20, 1000, shift)).ToArray();
        var many = Shifts.Select(shift => Watch(plan, Shape.Normal, 20, 20_000, shift)).ToArray();
        return (
            "A shift of the mean in the normal distribution, 20 buckets, windows of 24h, from one hour on for good. Share of shifts that the first look at a window which lies wholly after it finds "
                + "(of *MLOps Operator*: that are found within the week before the reference has moved as well), n = m = 1,000:\n\n"
                + "![Share of shifts found by rule](pictures/drift-power.svg)\n\n"
                + Found(thousand)
                + "\nThe same at n = m = 20,000:\n\n"
                + Found(many)
                + "\nHours until it is found, as the median; a rule that alarms without a shift too is early by chance:\n\n"
                + Delays(thousand, many)
                + "\nOurs at 0.5 σ, share found within a week (by one look); the goal is 95 % from n = m = 1,000:\n\n"
                + Goal(plan),
            Draw(thousand)
        );
    }

    private static IReadOnlyList<IReadOnlyList<DriftLook>> Watch(DriftPlan plan, Shape shape, int bins, int samples, double shift) =>
        plan.Watch(
            new DriftSetting(
                FormattableString.Invariant($"{shape.Name} {bins} moves {shift} n {samples}"),
                SimulatedFeature.Of(shape, bins, samples) with
                {
                    Course = new Course { Shift = shift },
                },
                ReferenceRange.WeekBefore,
                Week
            ),
            Streams
        );

    /// <summary>Of ours within the week, of what looks once at the first window that is wholly after the shift.</summary>
    private static double Share(IReadOnlyList<IReadOnlyList<DriftLook>> streams, int rule) =>
        rule == 0 ? AlarmCounts.Found(streams, 0) : streams.Count(stream => AlarmCounts.Alarms(stream[3], rule)) / (double)streams.Count;

    private static Table Found(IReadOnlyList<IReadOnlyList<DriftLook>>[] shifts)
    {
        var table = new Table(["rule", .. Shifts.Select(shift => $"{Figures.Number(shift)} σ")]);
        for (var rule = 0; rule < AlarmCounts.Rules.Count; rule++)
        {
            table.Row([AlarmCounts.Rules[rule], .. shifts.Select(streams => Figures.Percent(Share(streams, rule)))]);
        }

        return table;
    }

    private static Table Delays(IReadOnlyList<IReadOnlyList<DriftLook>>[] thousand, IReadOnlyList<IReadOnlyList<DriftLook>>[] many)
    {
        int[] shown = [2, 3, 4, 6];
        var table = new Table(["rule", .. Sides.SelectMany(n => shown.Select(i => $"{Figures.Number(Shifts[i])} σ, {n}"))]);
        for (var rule = 0; rule < AlarmCounts.Rules.Count; rule++)
        {
            table.Row([
                AlarmCounts.Rules[rule],
                .. new[] { thousand, many }.SelectMany(all => shown.Select(i => AlarmCounts.MedianDelay(all[i], rule))),
            ]);
        }

        return table;
    }

    private static Table Goal(DriftPlan plan)
    {
        var table = new Table(["distribution and buckets", .. Samples.Select(n => Figures.Number(n)), "goal"]);
        foreach (
            var (shape, bins) in new[] { Shape.Normal, Shape.LogNormal, Shape.Student, Shape.Pareto }.SelectMany(shape =>
                Buckets.Select(bins => (shape, bins))
            )
        )
        {
            var cells = Samples.Select(n => Watch(plan, shape, bins, n, 0.5)).ToArray();
            table.Row([
                $"{shape.Name}, {bins}",
                .. cells.Select(cell => $"{Figures.Percent(Share(cell, 0))} ({Figures.Percent(Share(cell, 1))})"),
                cells.All(cell => Share(cell, 0) >= 0.95) ? "met" : "**not met**",
            ]);
        }

        return table;
    }

    private static string Draw(IReadOnlyList<IReadOnlyList<DriftLook>>[] shifts) =>
        new LineChart(
            "Share of shifts found, n = m = 1,000",
            "shift of the mean in σ (normal, 20 buckets)",
            "percent",
            [
                .. Drawn.Select(rule =>
                    (
                        AlarmCounts.Rules[rule],
                        (IReadOnlyList<(double, double)>)[.. Shifts.Select((shift, i) => (shift, 100 * Share(shifts[i], rule)))]
                    )
                ),
            ],
            ("goal at 0.5 σ", 95),
            0.25,
            (0, 100, 20)
        ).ToSvg();
}
