using MlOps.Bench.Report;
using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Bench.Simulation.Drift.Rules;
using MlOps.Bench.Simulation.Drift.Trials;

namespace MlOps.Bench.Drift.Sections;

/// <summary>False alarms of our rule over distributions, buckets and samples.</summary>
internal static class Grid
{
    private const int Evaluations = 112;
    private static readonly int[] Samples = [1000, 5000, 20_000, 100_000];
    private static readonly int[] Buckets = [10, 20, 50];

    public static string Run(DriftPlan plan)
    {
        var table = new Table([
            "distribution and buckets",
            .. Samples.Select(n => $"n = m = {Figures.Number(n)}"),
            "all",
            "95 % bound per 1,000",
        ]);
        var (alarms, looks) = (0, 0);
        foreach (var (name, feature) in Rows())
        {
            var cells = Samples
                .Select(n => plan.Watch(new DriftSetting($"grid {name} {n}", feature(n), ReferenceRange.WeekBefore, Evaluations), 40))
                .ToArray();
            var (ours, all) = (cells.Sum(cell => AlarmCounts.Count(cell, 0)), cells.Sum(cell => cell.Sum(stream => stream.Count)));
            (alarms, looks) = (alarms + ours, looks + all);
            table.Row([
                name,
                .. cells.Select(cell => $"{AlarmCounts.Count(cell, 0)} ({AlarmCounts.Count(cell, 1)})"),
                $"{ours} / {Figures.Number(all)}",
                Figures.UpperPerThousand(ours, all),
            ]);
        }

        table.Row(["all", .. Samples.Select(_ => ""), $"{alarms} / {Figures.Number(looks)}", Figures.UpperPerThousand(alarms, looks)]);
        return $"Alarms of our rule, in brackets of one look, of {Figures.Number(plan.Runs(40) * Evaluations)} looks in each cell, where nothing changes:\n\n"
            + table
            + "\nA histogram of five buckets has four boundaries and is refused; five categories are judged.\n";
    }

    private static IEnumerable<(string Name, Func<int, SimulatedFeature> Feature)> Rows() =>
        new[] { Shape.Normal, Shape.LogNormal, Shape.Student, Shape.Pareto }
            .SelectMany(shape =>
                Buckets.Select(bins => ($"{shape.Name}, {bins}", (Func<int, SimulatedFeature>)(n => SimulatedFeature.Of(shape, bins, n))))
            )
            .Append(("5 categories", n => SimulatedFeature.Categories(5, n)))
            .Append(("50 categories", n => SimulatedFeature.Categories(50, n)));
}
