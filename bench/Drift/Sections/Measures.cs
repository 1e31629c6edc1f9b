using MlOps.Analysis.Drift;
using MlOps.Bench.Report;
using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Bench.Simulation.Drift.Rules;
using MlOps.Bench.Simulation.Drift.Trials;

namespace MlOps.Bench.Drift.Sections;

/// <summary>Which measure finds which change, and why a p-value alone says little.</summary>
internal static class Measures
{
    private const int Bins = 20;
    private const int Draws = 500;

    public static string Run(DriftPlan plan)
    {
        var axis = Shape.Normal.Axis(Bins);
        var normal = Shape.Normal.Masses(axis, 0);
        (string Name, double[] Masses, int Samples)[] columns =
        [
            ("nothing, n = 1,000", normal, 1000),
            ("mean +0.3 σ", Shape.Normal.Masses(axis, 0.3), 1000),
            ("mean +0.5 σ", Shape.Normal.Masses(axis, 0.5), 1000),
            ("mean +0.5 σ, n = 500", Shape.Normal.Masses(axis, 0.5), 500),
            ("mean +0.5 σ, n = 200", Shape.Normal.Masses(axis, 0.5), 200),
            ("spread × 1.5", Shape.Normal.Masses(axis, 0, 1.5), 1000),
            ("spread × 2", Shape.Normal.Masses(axis, 0, 2), 1000),
            ("5 % go above the ladder", Filled(normal, Bins - 1, 0.05), 1000),
            ("10 % go above the ladder", Filled(normal, Bins - 1, 0.1), 1000),
            ("10 % become one value in the middle", Filled(normal, Bins / 2, 0.1), 1000),
            ("20 % become one value in the middle", Filled(normal, Bins / 2, 0.2), 1000),
        ];
        var table = new Table(["measure", .. columns.Select(column => column.Name)]);
        foreach (var method in Enum.GetValues<DriftMeasure>())
        {
            plan.Progress.WriteLine($"{method}");
            table.Row([
                method.ToString(),
                .. columns.Select(column =>
                    Figures.Percent(
                        SingleLook.Found(
                            $"{method} {column.Name}",
                            method,
                            SimulatedFeature.Of(Shape.Normal, Bins, column.Samples),
                            column.Masses,
                            plan.Runs(Draws)
                        ),
                        "0"
                    )
                ),
            ]);
        }

        return "Share of single looks that a measure calls drift at its default level (normal, 20 buckets, n = m = 1,000 unless said):\n\n"
            + table
            + "\nA move of 0.05 σ, which matters to no model: share of single looks that call it drift:\n\n"
            + SmallShift(plan);
    }

    private static Table SmallShift(DriftPlan plan)
    {
        int[] samples = [500, 5000, 50_000, 500_000];
        var looks = samples
            .Select(n =>
                plan.Watch(
                        new DriftSetting(
                            $"0.05 n {n}",
                            SimulatedFeature.Of(Shape.Normal, Bins, n) with
                            {
                                Course = new Course { Shift = 0.05 },
                            },
                            ReferenceRange.WeekBefore,
                            4
                        )
                        {
                            MinSamples = 500,
                        },
                        Draws
                    )
                    .Select(stream => stream[3])
                    .ToList()
            )
            .ToArray();
        var table = new Table(["rule", .. samples.Select(n => $"n = m = {Figures.Number(n)}")]);
        foreach (var rule in new[] { 1, 2, 5 })
        {
            table.Row([
                AlarmCounts.Rules[rule],
                .. looks.Select(all => Figures.Percent(all.Count(look => AlarmCounts.Alarms(look, rule)) / (double)all.Count)),
            ]);
        }

        return table;
    }

    private static double[] Filled(double[] masses, int bucket, double share) =>
        [.. masses.Select((mass, i) => ((1 - share) * mass) + (i == bucket ? share : 0))];
}
