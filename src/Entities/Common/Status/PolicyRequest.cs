using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.Common.Status;

/// <summary>What any policy asks of its ModelDeployment. It counts for one promotion, one policy generation and a short time.</summary>
public abstract record PolicyRequest
{
    [Description("Id: policy, episode and, where there are several, trigger and step."), StringLength(128)]
    public required string Id { get; init; }

    [Description("Episode that it answers.")]
    public required long Episode { get; init; }

    [Description("UID of the ModelDeployment."), StringLength(64)]
    public required string ModelUid { get; init; }

    [Description("Revision that served when the policy was judged; a rollback takes the traffic from it."), StringLength(16)]
    public required string Revision { get; init; }

    [Description("Promotion of that revision.")]
    public required long PromotionSeq { get; init; }

    [Description("Generation of the policy that was judged.")]
    public required long PolicyGeneration { get; init; }

    [Description("Leader term that judged.")]
    public required long Term { get; init; }

    [Description("When the policy last found it: the time of the evaluation or, for drift, the end of the judged window.")]
    public required DateTimeOffset EvaluatedAt { get; init; }

    [Description("Until when the operator acts on it.")]
    public required DateTimeOffset ValidUntil { get; init; }

    [Description("When it began: the first failing scrape, or the end of the first window that showed the drift.")]
    public required DateTimeOffset Onset { get; init; }

    [Description("The evidence in words, with value, threshold and window."), StringLength(1024)]
    public string Evidence { get; init; } = "";
}
