using MlOps.Analysis.Burn;
using MlOps.Analysis.Burn.Confirmation;
using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;
using MlOps.Analysis.Counters;

namespace MlOps.Bench.Simulation.Trials;

/// <summary>Runs one burn tier over a stretch of scrapes as the operator does, with a look after each of them.</summary>
public static class BurnTrial
{
    /// <summary>What the tier made of it. Looks begin once the long window is full.</summary>
    /// <param name="rule">The tier and the objective.</param>
    /// <param name="scrapes">The stretch, from its start on.</param>
    /// <param name="interval">Seconds between scrapes; 60 is a multiple of it.</param>
    public static BurnRun Watch(BurnRule rule, IReadOnlyList<ScrapeCount> scrapes, double interval)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(scrapes);
        var (bad, total) = (RunningSum(scrapes.Select(scrape => scrape.Bad)), RunningSum(scrapes.Select(scrape => scrape.Total)));
        var (crossings, episodes, open, advice) = (0, 0, 0.0, 0.0);
        double? first = null;
        BurnCrossing? crossing = null;
        for (var i = Scrapes(rule.Tier.Long); i < total.Length; i++)
        {
            var result = new BurnReading(At(i), Window(i, rule.Tier.Short), Window(i, rule.Tier.Long), Since(i))
            {
                Minutes = crossing is { ConfirmedAt: null } ? Minutes(i) : null,
            };
            var next = BurnCourse.Next(rule, result, crossing);
            crossings += crossing is null && next is not null ? 1 : 0;
            if (next?.ConfirmedAt is not null)
            {
                episodes += crossing?.ConfirmedAt is null ? 1 : 0;
                first ??= i * interval;
                open += interval;
                advice += Window(i, BurnNewest.Window) is { Bad: 0 } newest && !BurnNewest.IsClean(rule, newest) ? interval : 0;
            }

            crossing = next;
        }

        return new BurnRun(crossings, episodes, open, advice, first);

        int Scrapes(TimeSpan window) => (int)(window.TotalSeconds / interval);

        DateTimeOffset At(int end) => DateTimeOffset.UnixEpoch.AddSeconds(end * interval);

        WindowCounts Window(int end, TimeSpan window) => Between(end - Scrapes(window), end);

        WindowCounts Between(int start, int end) => new(bad[end] - bad[start], total[end] - total[start]);

        // As Prometheus' subquery sees them: whole minutes, and of each what happened between two scrapes of it.
        BurnMinutes Minutes(int end)
        {
            var perMinute = Scrapes(TimeSpan.FromMinutes(1));
            var (last, known) = (end / perMinute, (int)rule.Tier.Short.TotalMinutes);
            var burning = Enumerable
                .Range(last - known, known)
                .Select(minute => Between((minute * perMinute) + 1, (minute + 1) * perMinute))
                .Count(one => one.Bad > 0 && one.Bad >= rule.ThresholdRatio * one.Total);
            return new BurnMinutes(burning, known);
        }

        WindowCounts? Since(int end) =>
            crossing is { ConfirmedAt: null }
                ? Between((int)((crossing.At - DateTimeOffset.UnixEpoch).TotalSeconds / interval), end)
                : null;
    }

    private static double[] RunningSum(IEnumerable<double> values)
    {
        var sum = 0.0;
        return [0, .. values.Select(value => sum += value)];
    }
}
