using MlOps.Analysis.Burn.Confirmation;
using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;
using MlOps.Decisions.Evidence;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Decisions.SloPolicies.Facts;

/// <summary>What is known for one burn tier: both windows, and the events since it crossed, if it did.</summary>
public sealed record TierFacts(
    EvidenceSource Source,
    BurnTier Tier,
    Reading<WindowCounts> Short,
    Reading<WindowCounts> Long,
    Reading<WindowCounts>? SinceCrossing
)
{
    /// <summary>The minutes of the short window; null if they were not queried.</summary>
    public Reading<BurnMinutes>? Minutes { get; init; }

    /// <summary>The newest events of the objective; null while the tier is quiet.</summary>
    public Reading<WindowCounts>? Newest { get; init; }

    /// <summary>Both windows have values now. A crossing outlives a gap in the data, a finding does not.</summary>
    public bool IsSeen => Short.Value is not null && Long.Value is not null;
}
