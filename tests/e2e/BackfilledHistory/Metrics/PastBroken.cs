using MlOps.EndToEnd.BackfilledHistory.Native;
using MlOps.EndToEnd.BackfilledHistory.Support;

namespace MlOps.EndToEnd.BackfilledHistory.Metrics;

/// <summary>Models whose amounts moved while their data broke, with as many weeks as a habit needs.</summary>
internal static class PastBroken
{
    public static void Live(OpenMetricsText text)
    {
        var spread = Spread.MovedFrom(PastModels.Shift);
        new PastPod(
            PastModels.Pod("gappy"),
            new PastHistogram("amount", spread, PastHistogram.Tens),
            new PastCounter("amount_missing_total", at => at < PastModels.Shift ? 0 : 0.33)
        ).Live(text, new Chance(200), ScrapeTimes.Weeks(5));
        // Two pods of three are gone, and what is left is enough to be judged.
        foreach (var (suffix, seed) in new[] { ("aaaaa", 201), ("bbbbb", 202) })
        {
            new PastPod(PastModels.Pod("thinned", suffix: suffix), new PastHistogram("amount", spread, PastHistogram.Tens)).Live(
                text,
                new Chance(seed),
                ScrapeTimes.Weeks(5).Where(at => at < PastModels.Shift)
            );
        }

        new PastPod(PastModels.Pod("thinned", suffix: "ccccc"), new PastHistogram("amount", spread, PastHistogram.Tens)).Live(
            text,
            new Chance(203),
            ScrapeTimes.Weeks(5)
        );
    }
}
