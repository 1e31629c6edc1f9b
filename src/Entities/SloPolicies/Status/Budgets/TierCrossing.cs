using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Status.Budgets;

[Description("When a burn tier crossed, and whether events newer than that confirmed it.")]
public sealed record TierCrossing
{
    [Description("The tier.")]
    public required EvidenceSource Tier { get; init; }

    [Description("When both windows were over the factor for the first time.")]
    public required DateTimeOffset At { get; init; }

    [Description("When newer events confirmed it.")]
    public DateTimeOffset? ConfirmedAt { get; init; }

    [Description("Since when the short window has recovered.")]
    public DateTimeOffset? RecoveredSince { get; init; }
}
