using MlOps.Bench.Report;
using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Bench.Simulation.Drift.Rules;
using MlOps.Bench.Simulation.Drift.Trials;

namespace MlOps.Bench.Drift.Sections;

/// <summary>What silence about habit and about promotions costs.</summary>
internal static class Losses
{
    private const int Streams = 100;
    private const int Week = 7 * 24;
    private static readonly double[] Shifts = [0.5, 0.75, 1, 1.5];

    public static string Run(DriftPlan plan)
    {
        var wander = new Course { Variability = 0.2, Correlation = 0.9 };
        var deploys = new Course { Deploys = 0.2 };
        var table = new Table(["share found within a week (median hours)", .. Shifts.Select(shift => $"{Figures.Number(shift)} σ")]);
        foreach (
            var (name, course, window, reference, isOutput) in new[]
            {
                ("hourly means wander, windows of 24h, week before", wander, 24, ReferenceRange.WeekBefore, false),
                ("the same, pinned week", wander, 24, ReferenceRange.PinnedWeek, false),
                ("hourly means wander, windows of 6h, week before", wander, 6, ReferenceRange.WeekBefore, false),
                (
                    "daily season of ±0.5 σ, windows of 6h, six pinned hours of one night",
                    new Course { Season = 0.5 },
                    6,
                    new ReferenceRange(0, -12, -6),
                    false
                ),
                ("outputs, deployed daily, windows of 24h, week before", deploys, 24, ReferenceRange.WeekBefore, true),
                ("outputs, deployed daily, windows of 6h, week before", deploys, 6, ReferenceRange.WeekBefore, true),
            }
        )
        {
            var cells = Shifts.Select(shift =>
                plan.Watch(
                    new DriftSetting(
                        FormattableString.Invariant($"{name} moves {shift}"),
                        SimulatedFeature.Of(Shape.Normal, 20, 1000 * window) with
                        {
                            WindowHours = window,
                            Course = course with { Shift = shift },
                        },
                        reference,
                        Week * 4 / window
                    )
                    {
                        IsOutput = isOutput,
                    },
                    Streams
                )
            );
            table.Row([
                name,
                .. cells.Select(streams =>
                    $"{Figures.Percent(AlarmCounts.Found(streams, 0), "0")} ({AlarmCounts.MedianDelay(streams, 0)})"
                ),
            ]);
        }

        return "Ours, on features that move by themselves (hourly means 0.2 σ, ρ 0.9; each deploy 0.2 σ):\n\n" + table;
    }
}
