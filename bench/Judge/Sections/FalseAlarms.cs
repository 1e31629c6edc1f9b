using MlOps.Bench.Report;
using MlOps.Bench.Simulation.Rules;
using MlOps.Bench.Simulation.Trials;

namespace MlOps.Bench.Judge.Sections;

/// <summary>How often our rule calls a release bad that is not, looking after every scrape for an hour.</summary>
internal static class FalseAlarms
{
    private static readonly double[] Targets = [0.95, 0.99, 0.999];
    private static readonly double[] Traffic = [1, 2, 20, 200];
    private static readonly double[] Intervals = [5, 15];

    /// <summary>
    /// What it is, rate in units of 1 − t, mean burst, predecessor, hours per setting; a setting is a target, a traffic and a scrape
    /// interval.
    /// </summary>
    private static readonly (string Name, double Share, double MeanBurst, PredecessorHistory Predecessor, int Hours)[] Rows =
    [
        ("**exactly allowed, 2(1−t), bursts of 10**, first deployment", 2, 10, PredecessorHistory.None, 420),
        ("**the same**, predecessor with such bursts", 2, 10, PredecessorHistory.SameBursts, 420),
        ("exactly allowed, bursts of 3, first deployment", 2, 3, PredecessorHistory.None, 100),
        ("the same, predecessor with such bursts", 2, 3, PredecessorHistory.SameBursts, 100),
        ("exactly allowed, independent, predecessor alike", 2, 1, PredecessorHistory.Independent, 100),
        ("exactly 1−t, bursts of 10, predecessor with such bursts", 1, 10, PredecessorHistory.SameBursts, 100),
        ("half the budget, bursts of 10, predecessor with such bursts", 0.5, 10, PredecessorHistory.SameBursts, 50),
        ("half the budget, bursts of 10, predecessor without a failure", 0.5, 10, PredecessorHistory.Clean, 50),
    ];

    /// <summary>What the rule does not promise.</summary>
    private static readonly (string Name, double Share, double MeanBurst, PredecessorHistory Predecessor, int Hours)[] Beyond =
    [
        ("exactly allowed, bursts of 10, predecessor with independent errors", 2, 10, PredecessorHistory.Independent, 100),
        ("exactly 1−t, bursts of 10, predecessor with independent errors", 1, 10, PredecessorHistory.Independent, 50),
        ("exactly allowed, bursts of 30, first deployment", 2, 30, PredecessorHistory.None, 50),
        ("exactly allowed, bursts of 30, predecessor with such bursts", 2, 30, PredecessorHistory.SameBursts, 50),
        ("exactly allowed, bursts of 100, first deployment", 2, 100, PredecessorHistory.None, 50),
        ("exactly 1−t, bursts of 100, first deployment", 1, 100, PredecessorHistory.None, 50),
    ];

    public static string Run(JudgePlan plan) =>
        "Alarms / hours of our rule, all targets (95, 99, 99.9 %) and scrape intervals (5 and 15 s) together, by requests per second:\n\n"
        + TableOf(plan, Rows)
        + "\nWhat it does not promise: bursts that neither the default nor the predecessor tells of.\n\n"
        + TableOf(plan, Beyond);

    private static Table TableOf(
        JudgePlan plan,
        IEnumerable<(string Name, double Share, double MeanBurst, PredecessorHistory Predecessor, int Hours)> rows
    )
    {
        var table = new Table([
            "new revision",
            .. Traffic.Select(one => $"{one}/s"),
            "all",
            "95 % bound per 1,000 h",
            "most in one setting",
        ]);
        foreach (var row in rows)
        {
            var (runs, cells) = (plan.Runs(row.Hours), new List<string>());
            var (alarms, hours, most) = (0, 0, 0);
            foreach (var requests in Traffic)
            {
                var counts = Settings(row.Share, row.MeanBurst, row.Predecessor, requests)
                    .Select(setting => plan.AlarmsInHours(setting, RuleKinds.Ours, runs))
                    .ToArray();
                (alarms, hours, most) = (alarms + counts.Sum(), hours + (runs * counts.Length), Math.Max(most, counts.Max()));
                cells.Add($"{counts.Sum()} / {Figures.Number(runs * counts.Length)}");
            }

            table.Row([
                row.Name,
                .. cells,
                $"{alarms} / {Figures.Number(hours)}",
                Figures.UpperPerThousand(alarms, hours),
                $"{most} / {runs}",
            ]);
        }

        return table;
    }

    private static IEnumerable<Setting> Settings(double share, double meanBurst, PredecessorHistory predecessor, double requests) =>
        from target in Targets
        from interval in Intervals
        select new Setting(target, requests, interval, share * (1 - target), meanBurst, predecessor);
}
