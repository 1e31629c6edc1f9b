using System.Globalization;
using MlOps.EndToEnd.BackfilledHistory.Native;
using MlOps.EndToEnd.BackfilledHistory.Support;

namespace MlOps.EndToEnd.BackfilledHistory.Metrics;

/// <summary>Models whose numbers are odd: none, all the same, few, of another shape than they were.</summary>
internal static class PastOddities
{
    public static void Live(OpenMetricsText text)
    {
        var seed = 100;
        void Model(string name, double rate, params IPastMetric[] metrics) =>
            new PastPod(PastModels.Pod(name), metrics) { Rate = _ => rate }.Live(text, new Chance(seed++), ScrapeTimes.Weeks(5));

        Model(
            "zeromass",
            1,
            new PastHistogram("amount", new Spread(at => at < PastModels.Shift ? 20 : 95) { Width = 4 }, PastHistogram.Tens)
        );
        Model("onebin", 1, new PastHistogram("amount", Spread.Steady, 50));
        Model("constant", 1, new PastHistogram("amount", new Spread(_ => 47) { Width = 0.1 }, PastHistogram.Tens));
        Model("becameconstant", 1, new PastHistogram("amount", new Spread(at => at < PastModels.Shift ? 50 : 1e6), PastHistogram.Tens));
        Model("few", 0.1, new PastHistogram("amount", Spread.MovedFrom(PastModels.Shift, 2), PastHistogram.Tens));
        Model(
            "newcategory",
            1,
            new PastCategories(
                "merchants_total",
                "category",
                at =>
                    at < PastModels.Shift
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
            foreach (var le in PastHistogram.Tens.Select(e => e.ToString("0.0", CultureInfo.InvariantCulture)).Append("+Inf"))
                text.Sample($"amount_bucket{{pod=\"{PastModels.Pod("notanumber")}\",le=\"{le}\"}}", double.NaN, at);
            text.Sample($"accuracy{{pod=\"{PastModels.Pod("notanumber")}\"}}", double.NaN, at);
        }
    }
}
