using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common.Status;
using MlOps.Entities.Schema;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Entities.SloPolicies.Status.Budgets;

[Description("Verdict on one objective, as of its last change.")]
public sealed record ObjectiveStatus
{
    [Description("Name of the objective."), StringLength(63)]
    public required string Name { get; init; }

    [Description("The verdict.")]
    public required Verdict Verdict { get; init; }

    [Description("When this last changed.")]
    public DateTimeOffset? Since { get; init; }

    [Description("Where the evidence for the verdict comes from.")]
    [FormerName("spokenBy")]
    public EvidenceSource? Source { get; init; }

    [Description("Whether there is a value to evaluate, and if not, why.")]
    public EvidenceKind Evidence { get; init; }

    [Description("When the objective lost its last value, to no data or to no traffic; absent while there is one.")]
    [FormerName("lackingSince")]
    public DateTimeOffset? NoDataSince { get; init; }

    [Description("Human-readable verdict, with value, threshold, window and sample count."), StringLength(1024)]
    public string? Message { get; init; }

    [Description(
        "Whether a gauge has met its target for a day; until then the tiers Slow and Trickle open no episode. Absent for other indicators."
    )]
    public TargetHistory? History { get; init; }

    [Description("The error budget of the window.")]
    public BudgetStatus? Budget { get; init; }

    [Description("Fingerprint of indicator and target; history of a different one does not count."), StringLength(16)]
    public string? Indicator { get; init; }

    [Description("How errors clustered under known good revisions.")]
    public ErrorClustering? Clustering { get; init; }

    [Description("Burn rate per tier. Absent for a tier whose long window has no evidence."), MaxLength(4), ListMapKey("tier")]
    public IReadOnlyList<TierBurn> Burn { get; init; } = [];

    [Description("Burn tiers that crossed their factor and await confirmation by newer events."), MaxLength(8), ListMapKey("tier")]
    public IReadOnlyList<TierCrossing> Crossings { get; init; } = [];
}
