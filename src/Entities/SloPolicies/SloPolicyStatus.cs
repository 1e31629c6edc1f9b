using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common.Status;
using MlOps.Entities.Schema;
using MlOps.Entities.SloPolicies.Status.Budgets;
using MlOps.Entities.SloPolicies.Status.Releases;
using MlOps.Entities.SloPolicies.Status.Requests;

namespace MlOps.Entities.SloPolicies;

[Description("What was judged. Written on changes only, and while a request is open.")]
public sealed record SloPolicyStatus
{
    [Description("The metadata.generation that this status was judged from.")]
    public long ObservedGeneration { get; init; }

    [
        Description(
            "The policy's state in one word: Healthy, Warning, Breached; Recovered while only errors of a rolled back revision remain; if nothing can be judged, the reason: Invalid, NoModel, NotServing, New, Idle, NoData."
        ),
        StringLength(24)
    ]
    public string? State { get; init; }

    [Description("Remaining error budget of the objective that has the least; spent if it is used up."), StringLength(24)]
    public string? BudgetLeft { get; init; }

    [Description("The worst verdict over all objectives.")]
    public Verdict Verdict { get; init; }

    [Description("Since when the verdict is what it is.")]
    public DateTimeOffset? Since { get; init; }

    [Description("Which judge the verdict is from.")]
    [FormerName("spokenBy")]
    public EvidenceSource? Source { get; init; }

    [Description("The verdict in words, with value, threshold, window and n."), StringLength(1024)]
    public string? Message { get; init; }

    [Description("Remaining error budget of the objective that has least of it, in percent.")]
    public int? BudgetRemainingPercent { get; init; }

    [
        Description(
            "Burn rate of the last hour of the objective that burns fastest, as a decimal string: 1 just spends the budget within the window."
        ),
        StringLength(24)
    ]
    public string? BurnRate { get; init; }

    [
        Description(
            "When the first objective's budget is spent if the last hour goes on, to the hour; spent if one is; absent while none is being spent."
        ),
        StringLength(24)
    ]
    public string? BudgetExhaustedBy { get; init; }

    [Description("Verdict per objective, as of its last change."), MaxLength(20), ListMapKey("name")]
    public IReadOnlyList<ObjectiveStatus> Objectives { get; init; } = [];

    [Description("The release test of the serving revision.")]
    public ReleaseStatus? Release { get; init; }

    [Description("The latest episode.")]
    public EpisodeStatus? Episode { get; init; }

    [Description("What the policy requests of the ModelDeployment."), MaxLength(8), ListMapKey("id")]
    public IReadOnlyList<ActionRequest> Requests { get; init; } = [];

    [Description("What the policy sees of a rollback in progress.")]
    public RollbackObservation? Rollback { get; init; }

    [Description("Conditions."), MaxLength(16), ListMapKey("type")]
    public IReadOnlyList<StatusCondition> Conditions { get; init; } = [];
}
