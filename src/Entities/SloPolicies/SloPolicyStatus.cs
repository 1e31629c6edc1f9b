using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common.Status;
using MlOps.Entities.Schema;
using MlOps.Entities.SloPolicies.Status.Budgets;
using MlOps.Entities.SloPolicies.Status.Episodes;
using MlOps.Entities.SloPolicies.Status.Releases;
using MlOps.Entities.SloPolicies.Status.Requests;

namespace MlOps.Entities.SloPolicies;

[Description("The result of the latest evaluation. Written only on changes and while a request is open.")]
public sealed record SloPolicyStatus : IReportingStatus
{
    [Description("The metadata.generation that this status is based on.")]
    public long ObservedGeneration { get; init; }

    [
        Description(
            "The policy's state in one word: Healthy, Warning, Breached; Recovered while only errors of a rolled back revision remain; if nothing can be judged, the reason: Invalid, NoModel, NotServing, New, Idle, NoData, TooFewEvents."
        ),
        StringLength(24)
    ]
    public string? State { get; init; }

    [
        Description("Remaining error budget of the objective with the least; if it is overspent, how many times it is spent."),
        StringLength(24)
    ]
    public string? BudgetLeft { get; init; }

    [Description("The worst verdict among all objectives.")]
    public Verdict Verdict { get; init; }

    [Description("When the verdict last changed.")]
    public DateTimeOffset? Since { get; init; }

    [Description("Where the evidence for the verdict comes from.")]
    [FormerName("spokenBy")]
    public EvidenceSource? Source { get; init; }

    [Description("Human-readable verdict, with value, threshold, window and sample count."), StringLength(1024)]
    public string? Message { get; init; }

    [Description("Remaining error budget of the objective with the least, in percent.")]
    public int? BudgetRemainingPercent { get; init; }

    [
        Description(
            "Burn rate over the last hour of the fastest burning objective, as a decimal string; 1 exhausts the budget exactly at the end of the window."
        ),
        StringLength(24)
    ]
    public string? BurnRate { get; init; }

    [
        Description(
            "Projected exhaustion of the first budget at the last hour's burn rate, to the hour; spent if one is already exhausted; absent while none is being consumed."
        ),
        StringLength(24)
    ]
    public string? BudgetExhaustedBy { get; init; }

    [Description("Verdict per objective, as of its last change."), MaxLength(20), ListMapKey("name")]
    public IReadOnlyList<ObjectiveStatus> Objectives { get; init; } = [];

    [Description("The release test of the serving revision.")]
    public ReleaseStatus? Release { get; init; }

    [Description("The latest episode. Absent before the first one.")]
    public EpisodeStatus? Episode { get; init; }

    [Description("Requests to the ModelDeployment."), MaxLength(8), ListMapKey("id")]
    public IReadOnlyList<ActionRequest> Requests { get; init; } = [];

    [Description("The policy's observation of a rollback in progress.")]
    public RollbackObservation? Rollback { get; init; }

    [
        Description(
            "Events of the latest changes of this status, newest first. A restarted operator records those that its predecessor did not; an Event is never counted twice."
        ),
        MaxLength(RecentEvent.MaxCount)
    ]
    public IReadOnlyList<RecentEvent>? RecentEvents { get; init; }

    [Description("Conditions by type."), MaxLength(16), ListMapKey("type")]
    public IReadOnlyList<StatusCondition> Conditions { get; init; } = [];
}
