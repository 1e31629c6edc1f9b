using System.Globalization;
using MlOps.Bench.Simulation.Rules;
using MlOps.Bench.Simulation.Trials;

namespace MlOps.Bench.Judge;

/// <summary>How much is simulated, and where progress is shown.</summary>
/// <param name="Scale">1 for the figures of the documentation; less is a rehearsal.</param>
/// <param name="Cores">Cores used; the figures do not depend on it.</param>
/// <param name="Progress">Where each step is named while it runs.</param>
internal sealed record JudgePlan(double Scale, int Cores, TextWriter Progress)
{
    /// <summary>A number of runs, scaled, at least 2.</summary>
    public int Runs(int full) => Math.Max(2, (int)Math.Round(full * Scale));

    /// <summary>Scrapes until the rule calls the release bad, for each run.</summary>
    public IReadOnlyList<int?> Watch(Setting setting, RuleKind rule, int runs, int scrapes, int goodScrapes = 0)
    {
        Progress.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{rule.Name}: t {setting.Target}, {setting.RequestsPerSecond}/s every {setting.Interval} s, {setting.Rate:P2} bad in bursts of {setting.MeanBurst}, before: {setting.Predecessor}"
            )
        );
        return Trial.Run(setting, rule, runs, scrapes, goodScrapes, Cores);
    }

    /// <summary>In how many of so many hours the rule raises an alarm.</summary>
    public int AlarmsInHours(Setting setting, RuleKind rule, int hours) =>
        Watch(setting, rule, hours, setting.ScrapesPerHour).Count(one => one is not null);
}
