using MlOps.Bench.Report;
using MlOps.Bench.Report.Pictures;
using MlOps.Bench.Simulation.Rules;
using MlOps.Bench.Simulation.Trials;

namespace MlOps.Bench.Judge.Sections;

/// <summary>Our rule beside others, on the same releases.</summary>
internal static class Comparison
{
    private const int Hours = 300;
    private const int Releases = 200;

    private static readonly (string Name, double Rate, double MeanBurst)[] Sound =
    [
        ("half the budget, independent", 0.005, 1),
        ("half the budget, bursts of 10", 0.005, 10),
        ("exactly 1−t, bursts of 10", 0.01, 10),
        ("exactly 2(1−t), bursts of 10", 0.02, 10),
    ];

    private static readonly double[] Failing = [0.04, 0.1, 0.3];

    public static (string Text, string Alarms, string Waits) Run(JudgePlan plan)
    {
        var rules = new[] { RuleKinds.Ours }.Concat(RuleKinds.Others).ToArray();
        var busy = rules.Select(rule => Measure(plan, rule, 20)).ToArray();
        var quiet = rules.Select(rule => Measure(plan, rule, 2)).ToArray();
        var text =
            "t = 99 %, scrapes every 15 s, a predecessor at half the budget. Hours with an alarm, of hours in which the release is no worse than it may be:\n\n"
            + "![Hours with a false alarm by rule](pictures/judging-alarms.svg)\n\n"
            + Alarms("20 requests per second", busy)
            + "\n"
            + Alarms("2 requests per second", quiet)
            + "\nSeconds until a failing release is called bad (median, 95 % of runs), errors independent:\n\n"
            + "![Seconds until a failing release is called bad by rule](pictures/judging-waits.svg)\n\n"
            + Waits("20 requests per second", busy)
            + "\n"
            + Waits("2 requests per second", quiet);
        return (text, AlarmPicture(busy), WaitPicture(busy));
    }

    private static Measured Measure(JudgePlan plan, RuleKind rule, double requests)
    {
        var hours = plan.Runs(Hours);
        return new Measured(
            rule.Name,
            [
                .. Sound.Select(one =>
                    plan.AlarmsInHours(
                        new Setting(
                            0.99,
                            requests,
                            15,
                            one.Rate,
                            one.MeanBurst,
                            one.MeanBurst > 1 ? PredecessorHistory.SameBursts : PredecessorHistory.Independent
                        ),
                        rule,
                        hours
                    ) / (double)hours
                ),
            ],
            [
                .. Failing.Select(rate =>
                    plan.Watch(new Setting(0.99, requests, 15, rate, 1, PredecessorHistory.Independent), rule, plan.Runs(Releases), 240)
                ),
            ]
        );
    }

    private static Table Alarms(string traffic, IEnumerable<Measured> measured)
    {
        var table = new Table([traffic, .. Sound.Select(one => one.Name)]);
        foreach (var one in measured)
        {
            table.Row([one.Name, .. one.AlarmShares.Select(share => Figures.Percent(share))]);
        }

        return table;
    }

    private static Table Waits(string traffic, IEnumerable<Measured> measured)
    {
        var table = new Table([traffic, .. Failing.Select(rate => $"{Figures.Percent(rate)} errors")]);
        foreach (var one in measured)
        {
            table.Row([one.Name, .. one.Waits.Select(waits => Figures.Wait(waits, 15)).Select(wait => $"{wait.Median}, {wait.Most}")]);
        }

        return table;
    }

    private static string AlarmPicture(Measured[] measured) =>
        new BarChart(
            "Hours with an alarm though the release is no worse than it may be",
            "percent of hours; t = 99 %, 20 requests/s",
            [.. measured.Select(one => one.Name)],
            [
                ("half the budget, independent", [.. measured.Select(one => 100 * one.AlarmShares[0])]),
                ("half the budget, bursts of 10", [.. measured.Select(one => 100 * one.AlarmShares[1])]),
                ("exactly 1−t, bursts of 10", [.. measured.Select(one => 100 * one.AlarmShares[2])]),
            ],
            100
        ).ToSvg();

    private static string WaitPicture(Measured[] measured) =>
        new BarChart(
            "Seconds until a failing release is called bad (median)",
            "seconds; t = 99 %, 20 requests/s, scrapes every 15 s",
            [.. measured.Select(one => one.Name)],
            [
                ("30 % errors", [.. measured.Select(one => 15 * Quantiles.Of(one.Waits[2], 0.5))]),
                ("10 % errors", [.. measured.Select(one => 15 * Quantiles.Of(one.Waits[1], 0.5))]),
                ("4 % errors", [.. measured.Select(one => 15 * Quantiles.Of(one.Waits[0], 0.5))]),
            ],
            1500
        ).ToSvg();

    private sealed record Measured(string Name, IReadOnlyList<double> AlarmShares, IReadOnlyList<IReadOnlyList<int?>> Waits);
}
