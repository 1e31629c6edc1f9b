using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Schema;
using MlOps.Entities.SloPolicies.Responses;
using MlOps.Entities.SloPolicies.Status.Budgets;

namespace MlOps.Entities.SloPolicies.Status.Requests;

[Description("A request from a policy to its ModelDeployment. Valid for one promotion, one policy generation and a short time only.")]
public sealed record ActionRequest
{
    [Description("Identifies the request: policy, episode and step."), StringLength(128)]
    public required string Id { get; init; }

    [Description("Number of the episode that it responds to.")]
    public required long Episode { get; init; }

    [Description("The trigger of the request: Release or a burn tier. Each trigger has its own request.")]
    public ResponseTrigger Trigger { get; init; }

    [Description("Position of the response step.")]
    public int Step { get; init; }

    [Description("The requested action.")]
    public required RequestedAction Action { get; init; }

    [Description("Where the evidence comes from.")]
    [FormerName("spokenBy")]
    public required EvidenceSource Source { get; init; }

    [Description("UID of the ModelDeployment."), StringLength(64)]
    public required string ModelUid { get; init; }

    [Description("Revision to move the traffic away from."), StringLength(16)]
    public required string Revision { get; init; }

    [Description("Sequence number of that revision's promotion.")]
    public required long PromotionSeq { get; init; }

    [Description("Generation of the evaluated policy.")]
    public required long PolicyGeneration { get; init; }

    [Description("Leader term of the evaluation.")]
    public required long Term { get; init; }

    [Description("Time of the last evaluation.")]
    public required DateTimeOffset EvaluatedAt { get; init; }

    [Description("When the request expires.")]
    public required DateTimeOffset ValidUntil { get; init; }

    [Description("Estimated start of the failure.")]
    public required DateTimeOffset Onset { get; init; }

    [Description("When the newest scrapes alone first showed the failure; absent unless the release test requests the action.")]
    public DateTimeOffset? FailingSince { get; init; }

    [Description("Change in demand since before the promotion.")]
    public required DemandStatus Demand { get; init; }

    [Description("Results of the model's rollback blockers; absent if it has none."), MaxLength(10), ListMapKey("name")]
    public IReadOnlyList<BlockerAnswer>? Blockers { get; init; }

    [Description("The metadata.generation of the ModelDeployment whose blockers were queried.")]
    public long ModelGeneration { get; init; }

    [Description("Share of bad events before the action, in parts per million.")]
    public long BadPerMillion { get; init; }

    [Description("Number of requests behind the evidence.")]
    public long Requests { get; init; }

    [Description("Human-readable evidence, with value, threshold, window and sample count."), StringLength(1024)]
    public string Evidence { get; init; } = "";
}
