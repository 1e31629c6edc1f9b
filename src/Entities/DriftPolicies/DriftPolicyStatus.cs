using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Status;
using MlOps.Entities.Schema;

namespace MlOps.Entities.DriftPolicies;

[Description("What was judged.")]
public sealed record DriftPolicyStatus
{
    [Description("The metadata.generation that this status was judged from.")]
    public long ObservedGeneration { get; init; }

    [
        Description("UID of the ModelDeployment that was judged. What was found of an earlier one of the same name does not count."),
        StringLength(64)
    ]
    public string? ModelUid { get; init; }

    [Description("The verdict on the model as a whole.")]
    public Verdict Verdict { get; init; }

    [Description("Since when.")]
    public DateTimeOffset? Since { get; init; }

    [Description("The verdict in words."), StringLength(1024)]
    public string? Message { get; init; }

    [Description("Share of the signals' weight that drifts, as a decimal string from 0 to 1."), StringLength(16)]
    public string? DriftShare { get; init; }

    [Description("The signals."), MaxLength(100), ListMapKey("name")]
    public IReadOnlyList<DriftSignalStatus> Signals { get; init; } = [];

    [Description("Pairs of signals that are correlated otherwise than in the reference, the most significant first."), MaxLength(10)]
    public IReadOnlyList<CorrelationStatus> Correlations { get; init; } = [];

    [Description("The latest episode.")]
    public DriftEpisodeStatus? Episode { get; init; }

    [Description("What is asked of the ModelDeployment."), MaxLength(1)]
    public IReadOnlyList<RetrainRequest> Requests { get; init; } = [];

    [Description("Conditions."), MaxLength(16), ListMapKey("type")]
    public IReadOnlyList<StatusCondition> Conditions { get; init; } = [];
}
