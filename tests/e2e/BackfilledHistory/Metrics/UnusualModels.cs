using System.Globalization;
using MlOps.EndToEnd.BackfilledHistory.Native;
using MlOps.EndToEnd.BackfilledHistory.Support;

namespace MlOps.EndToEnd.BackfilledHistory.Metrics;

/// <summary>Models whose numbers are odd: none, all the same, few, of another shape than they were.</summary>
internal static class UnusualModels
{
    public static void Simulate(OpenMetricsText text)
    {
        var seed = 100;
        void Model(string name, double rate, params ISimulatedMetric[] metrics) =>
            new SimulatedPod(SimulatedModels.Pod(name), metrics) { Rate = _ => rate }.Simulate(
                text,
                new Chance(seed++),
                ScrapeTimes.Weeks(5)
            );

        Model(
            "zeromass",
            1,
            new SimulatedHistogram("amount", new Spread(at => at < SimulatedModels.Shift ? 20 : 95) { Width = 4 }, SimulatedHistogram.Tens)
        );
        Model("onebin", 1, new SimulatedHistogram("amount", Spread.Steady, 50));
        Model("constant", 1, new SimulatedHistogram("amount", new Spread(_ => 47) { Width = 0.1 }, SimulatedHistogram.Tens));
        Model(
            "becameconstant",
            1,
            new SimulatedHistogram("amount", new Spread(at => at < SimulatedModels.Shift ? 50 : 1e6), SimulatedHistogram.Tens)
        );
        Model("few", 0.1, new SimulatedHistogram("amount", Spread.MovedFrom(SimulatedModels.Shift, 2), SimulatedHistogram.Tens));
        Model(
            "newcategory",
            1,
            new SimulatedCategories(
                "merchants_total",
                "category",
                at =>
                    at < SimulatedModels.Shift
                        ? new Dictionary<string, double> { ["food"] = 0.6, ["travel"] = 0.4 }
                        : new Dictionary<string, double>
                        {
                            ["food"] = 0.45,
                            ["travel"] = 0.3,
                            ["crypto"] = 0.25,
                        }
            )
        );
        NotANumber(text);
    }

    /// <summary>Counts that are NaN, as an exporter gives that divides by nothing.</summary>
    private static void NotANumber(OpenMetricsText text)
    {
        foreach (var at in ScrapeTimes.Weeks(2))
        {
            foreach (var le in SimulatedHistogram.Tens.Select(e => e.ToString("0.0", CultureInfo.InvariantCulture)).Append("+Inf"))
                text.Sample($"amount_bucket{{pod=\"{SimulatedModels.Pod("notanumber")}\",le=\"{le}\"}}", double.NaN, at);
            text.Sample($"accuracy{{pod=\"{SimulatedModels.Pod("notanumber")}\"}}", double.NaN, at);
        }
    }
}
