using MlOps.Bench.Report;
using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Bench.Simulation.Drift.Rules;
using MlOps.Bench.Simulation.Drift.Trials;

namespace MlOps.Bench.Drift.Sections;

/// <summary>False alarms of all rules where nothing changes and samples are independent, by their number.</summary>
internal static class SampleSizes
{
    private static readonly int[] Samples = [200, 500, 1000, 5000, 20_000, 100_000];

    public static string Run(DriftPlan plan)
    {
        var measured = Samples
            .Select(n =>
                AlarmCounts.PerThousand(
                    plan.Watch(
                        new DriftSetting($"steady n {n}", SimulatedFeature.Of(Shape.Normal, 20, n), ReferenceRange.WeekBefore, 112)
                        {
                            MinSamples = 200,
                        },
                        80
                    )
                )
            )
            .ToArray();
        var table = new Table(["normal, 20 buckets, samples on either side", .. Samples.Select(n => Figures.Number(n))]);
        table.Row([AlarmCounts.Rules[0], .. Samples.Select((n, i) => n < 1000 ? "not judged" : Figures.Number(measured[i][0]))]);
        table.Row([$"{AlarmCounts.Rules[0]}, minSamples 200", .. measured.Select(one => Figures.Number(one[0]))]);
        table.Row([$"{AlarmCounts.Rules[1]}, minSamples 200", .. measured.Select(one => Figures.Number(one[1]))]);
        for (var rule = 2; rule < AlarmCounts.Rules.Count; rule++)
        {
            table.Row([AlarmCounts.Rules[rule], .. measured.Select(one => Figures.Number(one[rule], "0.#"))]);
        }

        return "Alarms per 1,000 looks where nothing changes and every sample is independent:\n\n" + table;
    }
}
