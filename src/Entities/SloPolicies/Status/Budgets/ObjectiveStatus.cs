using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common.Status;
using MlOps.Entities.Schema;

namespace MlOps.Entities.SloPolicies.Status.Budgets;

[Description("Verdict of one objective, as of its last change.")]
public sealed record ObjectiveStatus
{
    [Description("Name of the objective."), StringLength(63)]
    public required string Name { get; init; }

    [Description("The verdict.")]
    public required Verdict Verdict { get; init; }

    [Description("Since when.")]
    public DateTimeOffset? Since { get; init; }

    [Description("Which judge the verdict is from.")]
    [FormerName("spokenBy")]
    public EvidenceSource? Source { get; init; }

    [Description("What kind of evidence there is.")]
    public EvidenceKind Evidence { get; init; }

    [Description("Since when there is no value to judge by, only silence or only idleness; absent while there is one.")]
    [FormerName("lackingSince")]
    public DateTimeOffset? NoDataSince { get; init; }

    [Description("The verdict in words, with value, threshold, window and n."), StringLength(1024)]
    public string? Message { get; init; }

    [Description(
        "Whether a gauge has kept its target for a day; until then the tiers Slow and Trickle open no episode. Absent for other indicators."
    )]
    public TargetHistory? History { get; init; }

    [Description("The error budget of the window.")]
    public BudgetStatus? Budget { get; init; }

    [Description("Fingerprint of indicator and target; what was learned of another one does not count."), StringLength(16)]
    public string? Indicator { get; init; }

    [Description("How errors cluster in what good revisions served.")]
    public ErrorClustering? Clustering { get; init; }

    [Description("Burn rate per tier. Absent for a tier whose long window has no evidence."), MaxLength(4), ListMapKey("tier")]
    public IReadOnlyList<TierBurn> Burn { get; init; } = [];

    [Description("Burn tiers that crossed and wait for confirmation on fresh events."), MaxLength(8), ListMapKey("tier")]
    public IReadOnlyList<TierCrossing> Crossings { get; init; } = [];
}
