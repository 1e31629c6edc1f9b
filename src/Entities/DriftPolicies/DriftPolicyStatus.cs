using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Status;
using MlOps.Entities.Schema;

namespace MlOps.Entities.DriftPolicies;

[Description("The result of the latest evaluation.")]
public sealed record DriftPolicyStatus : IReportingStatus
{
    [Description("The metadata.generation that this status is based on.")]
    public long ObservedGeneration { get; init; }

    [Description("UID of the evaluated ModelDeployment. Results for an earlier one of the same name do not count."), StringLength(64)]
    public string? ModelUid { get; init; }

    [Description("Verdict on the model as a whole.")]
    public Verdict Verdict { get; init; }

    [Description("When this last changed.")]
    public DateTimeOffset? Since { get; init; }

    [Description("Human-readable verdict."), StringLength(1024)]
    public string? Message { get; init; }

    [Description("Drifting share of the total signal weight, as a decimal string from 0 to 1."), StringLength(16)]
    public string? DriftShare { get; init; }

    [Description("Verdict per signal."), MaxLength(100), ListMapKey("name")]
    public IReadOnlyList<DriftSignalStatus> Signals { get; init; } = [];

    [Description("Pairs of signals whose correlation differs from the reference, most significant first."), MaxLength(10)]
    public IReadOnlyList<CorrelationStatus> Correlations { get; init; } = [];

    [Description("The latest episode. Absent before the first one.")]
    public DriftEpisodeStatus? Episode { get; init; }

    [Description("Requests to the ModelDeployment."), MaxLength(1)]
    public IReadOnlyList<RetrainRequest> Requests { get; init; } = [];

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
