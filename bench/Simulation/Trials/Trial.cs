using MlOps.Bench.Simulation.Rules;

namespace MlOps.Bench.Simulation.Trials;

/// <summary>Lets rules watch releases.</summary>
public static class Trial
{
    /// <summary>After how many scrapes the rule would roll back; null if it never does.</summary>
    public static int? ScrapesUntilBad(SimulatedRelease release, RuleKind kind)
    {
        var rule = kind.Start(release);
        for (var i = 0; i < release.After.Count; i++)
        {
            if (rule.CallsBad(release.After[i]))
            {
                return i + 1;
            }
        }

        return null;
    }

    /// <summary>
    /// The same for many releases of one kind, on <paramref name="cores"/> cores; the order of the answers is that of the runs.
    /// </summary>
    public static IReadOnlyList<int?> Run(Setting setting, RuleKind kind, int runs, int scrapes, int goodScrapes = 0, int cores = 2)
    {
        var answers = new int?[runs];
        Parallel.For(
            0,
            runs,
            new ParallelOptions { MaxDegreeOfParallelism = cores },
            run => answers[run] = ScrapesUntilBad(SimulatedRelease.Draw(setting, run, scrapes, goodScrapes), kind)
        );
        return answers;
    }
}
