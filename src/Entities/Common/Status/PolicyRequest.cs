using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.Common.Status;

/// <summary>
/// A request from any policy to its ModelDeployment. It counts for one promotion, one policy generation and a short time.
/// </summary>
public abstract record PolicyRequest
{
    [Description("Identifies the request: policy, episode and, for an SloPolicy, trigger and step."), StringLength(128)]
    public required string Id { get; init; }

    [Description("Number of the episode that it responds to.")]
    public required long Episode { get; init; }

    [Description("UID of the ModelDeployment."), StringLength(64)]
    public required string ModelUid { get; init; }

    [Description("Revision that was serving at the evaluation; a rollback moves the traffic away from it."), StringLength(16)]
    public required string Revision { get; init; }

    [Description("Sequence number of that revision's promotion.")]
    public required long PromotionSeq { get; init; }

    [Description("Generation of the evaluated policy.")]
    public required long PolicyGeneration { get; init; }

    [Description("Leader term of the evaluation.")]
    public required long Term { get; init; }

    [Description("Time of the last evaluation; for drift, the end of the last evaluated window.")]
    public required DateTimeOffset EvaluatedAt { get; init; }

    [Description("When the request expires.")]
    public required DateTimeOffset ValidUntil { get; init; }

    [Description("Estimated start of the failure; for drift, the end of the first window that showed it.")]
    public required DateTimeOffset Onset { get; init; }

    [Description("Human-readable evidence, with value, threshold, window and sample count."), StringLength(1024)]
    public string Evidence { get; init; } = "";
}
