using MlOps.EndToEnd.BackfilledHistory.Native;
using MlOps.EndToEnd.BackfilledHistory.Support;

namespace MlOps.EndToEnd.BackfilledHistory.Metrics;

/// <summary>Models whose amounts moved while their data broke, with as many weeks as a habit needs.</summary>
internal static class BrokenModels
{
    public static void Simulate(OpenMetricsText text)
    {
        var spread = Spread.MovedFrom(SimulatedModels.Shift);
        new SimulatedPod(
            SimulatedModels.Pod("gappy"),
            new SimulatedHistogram("amount", spread, SimulatedHistogram.Tens),
            new SimulatedCounter("amount_missing_total", at => at < SimulatedModels.Shift ? 0 : 0.33)
        ).Simulate(text, new Chance(200), ScrapeTimes.Weeks(5));
        // Two pods of three are gone, and what is left is enough to be judged.
        foreach (var (suffix, seed) in new[] { ("aaaaa", 201), ("bbbbb", 202) })
        {
            new SimulatedPod(
                SimulatedModels.Pod("thinned", suffix: suffix),
                new SimulatedHistogram("amount", spread, SimulatedHistogram.Tens)
            ).Simulate(text, new Chance(seed), ScrapeTimes.Weeks(5).Where(at => at < SimulatedModels.Shift));
        }

        new SimulatedPod(
            SimulatedModels.Pod("thinned", suffix: "ccccc"),
            new SimulatedHistogram("amount", spread, SimulatedHistogram.Tens)
        ).Simulate(text, new Chance(203), ScrapeTimes.Weeks(5));
    }
}
