using MlOps.Analysis.Burn.Windows;
using MlOps.Analysis.Counters;
using MlOps.Analysis.Release;
using MlOps.Decisions.Evidence;
using MlOps.Entities.SloPolicies.Objectives;

namespace MlOps.Decisions.SloPolicies.Facts;

/// <summary>What is known for one objective. <paramref name="Target"/> is a fraction, 0.99 for "99".</summary>
public sealed record ObjectiveFacts(
    Objective Objective,
    double Target,
    Reading<RawCounts>? Release,
    ReleaseBaseline? Baseline,
    IReadOnlyList<TierFacts> Tiers,
    BurnGuard Guard,
    bool SeesRevisions = true,
    Reading<WindowCounts>? Budget = null,
    Reading<WindowCounts>? LastHour = null
)
{
    /// <summary>The last hour of the serving revision while it is known good; null if it was not queried or has no value.</summary>
    public EventCounts? GoodHour { get; init; }

    /// <summary>The last day of a gauge, read until it has kept its target for one.</summary>
    public Reading<WindowCounts>? Day { get; init; }

    public string Name => Objective.Name;
}
