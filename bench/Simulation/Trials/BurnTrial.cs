using MlOps.Analysis.Burn;
using MlOps.Analysis.Counters;

namespace MlOps.Bench.Simulation.Trials;

/// <summary>Runs one burn tier over a stretch of scrapes as the operator does.</summary>
public static class BurnTrial
{
    /// <summary>How many episodes the tier would open, without and with the confirmation on fresh events.</summary>
    public static (int Unconfirmed, int Confirmed) Episodes(BurnTier tier, TimeSpan sloWindow, double target, IReadOnlyList<ScrapeCount> scrapes, double interval)
    {
        var (bad, total) = (RunningSum(scrapes.Select(scrape => scrape.Bad)), RunningSum(scrapes.Select(scrape => scrape.Total)));
        var threshold = tier.Factor(sloWindow) * (1 - target);
        var (unconfirmed, confirmed) = (0, 0);
        int? crossed = null;
        var isOpen = false;
        for (var i = (int)(tier.Long.TotalSeconds / interval); i < total.Length; i++)
        {
            var (now, judged) = (i, BurnJudge.Evaluate(tier, sloWindow, target, Window(i, tier.Short), Window(i, tier.Long)));
            if (judged.Outcome != BurnOutcome.Breached)
            {
                (crossed, isOpen) = (null, false);
                continue;
            }

            unconfirmed += crossed is null ? 1 : 0;
            crossed ??= i;
            if (!isOpen && BurnConfirmation.Evaluate(
                bad[now] - bad[crossed.Value], total[now] - total[crossed.Value], (now - crossed.Value) * interval, threshold)
                == ConfirmationOutcome.Confirmed)
            {
                (confirmed, isOpen) = (confirmed + 1, true);
            }
        }

        return (unconfirmed, confirmed);

        WindowCounts Window(int end, TimeSpan window)
        {
            var start = end - (int)(window.TotalSeconds / interval);
            return new WindowCounts(bad[end] - bad[start], total[end] - total[start]);
        }
    }

    private static double[] RunningSum(IEnumerable<double> values)
    {
        var sum = 0.0;
        return [0, .. values.Select(value => sum += value)];
    }
}
