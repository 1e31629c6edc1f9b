using MlOps.Analysis.Counters;

namespace MlOps.Bench.Simulation.Rules;

/// <summary>A rule that watches one release, scrape by scrape.</summary>
public interface IReleaseRule
{
    /// <summary>Looks at the next scrape of the new revision; true if the rule would roll back now.</summary>
    bool CallsBad(ScrapeCount scrape);
}
