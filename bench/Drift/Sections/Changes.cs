using MlOps.Bench.Report;
using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Bench.Simulation.Drift.Rules;
using MlOps.Bench.Simulation.Drift.Trials;

namespace MlOps.Bench.Drift.Sections;

/// <summary>New categories, and features that vanish.</summary>
internal static class Changes
{
    private const int Streams = 200;
    private const int Week = 28;

    public static string Run(DriftPlan plan)
    {
        double[] shares = [0.02, 0.05, 0.1, 0.2];
        var table = new Table([
            "a category appears, five were known, n = m = 5,000",
            .. shares.Select(share => $"{Figures.Percent(share)} of samples"),
        ]);
        var appears = shares
            .Select(share =>
                plan.Watch(
                    new DriftSetting(
                        FormattableString.Invariant($"new category {share}"),
                        SimulatedFeature.Categories(5, 5000) with
                        {
                            Course = new Course { Shift = share },
                        },
                        ReferenceRange.WeekBefore,
                        Week
                    ),
                    Streams
                )
            )
            .ToArray();
        Rows(table, appears);
        var vanished = new Table(
            "a feature vanishes, n = m = 5,000",
            "every sample in one inner bucket",
            "every sample above the ladder",
            "no samples at all"
        );
        Rows(
            vanished,
            [
                plan.Watch(new DriftSetting("one value", Constant(10), ReferenceRange.WeekBefore, Week), Streams),
                plan.Watch(new DriftSetting("above", Constant(19), ReferenceRange.WeekBefore, Week), Streams),
                plan.Watch(
                    new DriftSetting(
                        "no data",
                        SimulatedFeature.Of(Shape.Normal, 20, 5000) with
                        {
                            Growth = 0,
                        },
                        ReferenceRange.WeekBefore,
                        Week
                    ),
                    Streams
                ),
            ]
        );
        return "Share of streams in which a rule calls it drift within a week:\n\n"
            + table
            + "\nA feature that became one value, or nothing, must be no evidence and never drift; nothing can be learned from it. One that left the ladder is drift, and held from training:\n\n"
            + vanished;
    }

    private static void Rows(Table table, IReadOnlyList<IReadOnlyList<IReadOnlyList<DriftLook>>> columns)
    {
        for (var rule = 0; rule < AlarmCounts.Rules.Count; rule++)
        {
            table.Row([AlarmCounts.Rules[rule], .. columns.Select(streams => Figures.Percent(AlarmCounts.Found(streams, rule)))]);
        }
    }

    /// <summary>From time 0 on every value lies in one bucket.</summary>
    private static SimulatedFeature Constant(int bucket)
    {
        var feature = SimulatedFeature.Of(Shape.Normal, 20, 5000);
        var before = feature.Masses(0);
        double[] after = [.. before.Select((_, i) => i == bucket ? 1.0 : 0)];
        return feature with
        {
            Masses = level => level > 0 ? after : before,
            Course = new Course { Shift = 1 },
        };
    }
}
