using System.ComponentModel;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Entities.SloPolicies.Status.Budgets;

[Description("When a burn tier crossed its factor, and whether newer events confirmed it.")]
public sealed record TierCrossing
{
    [Description("The tier.")]
    public required EvidenceSource Tier { get; init; }

    [Description("When both windows first exceeded the factor.")]
    public required DateTimeOffset At { get; init; }

    [Description("When newer events confirmed the crossing. Absent until then.")]
    public DateTimeOffset? ConfirmedAt { get; init; }

    [Description("When the short window recovered. Absent until it has.")]
    public DateTimeOffset? RecoveredSince { get; init; }
}
