using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Schema;
using MlOps.Entities.SloPolicies.Responses;
using MlOps.Entities.SloPolicies.Status.Budgets;

namespace MlOps.Entities.SloPolicies.Status.Requests;

[Description("What a policy asks of its ModelDeployment. Valid for one promotion, one policy generation and a short time only.")]
public sealed record ActionRequest
{
    [Description("Id: policy, episode and step."), StringLength(128)]
    public required string Id { get; init; }

    [Description("Episode that it answers.")]
    public required long Episode { get; init; }

    [Description("The trigger that requests it: Release or a burn tier. Each trigger has its own request.")]
    public ResponseTrigger Trigger { get; init; }

    [Description("Step of the ladder.")]
    public int Step { get; init; }

    [Description("What is asked for.")]
    public required RequestedAction Action { get; init; }

    [Description("Which judge asks.")]
    [FormerName("spokenBy")]
    public required EvidenceSource Source { get; init; }

    [Description("UID of the ModelDeployment."), StringLength(64)]
    public required string ModelUid { get; init; }

    [Description("Revision to take the traffic from."), StringLength(16)]
    public required string Revision { get; init; }

    [Description("Promotion of that revision.")]
    public required long PromotionSeq { get; init; }

    [Description("Generation of the policy that was judged.")]
    public required long PolicyGeneration { get; init; }

    [Description("Leader term that judged.")]
    public required long Term { get; init; }

    [Description("When it was last judged.")]
    public required DateTimeOffset EvaluatedAt { get; init; }

    [Description("Until when that holds.")]
    public required DateTimeOffset ValidUntil { get; init; }

    [Description("When the trouble began.")]
    public required DateTimeOffset Onset { get; init; }

    [Description("Since when the newest scrapes fail by themselves; absent where the release test does not ask.")]
    public DateTimeOffset? FailingSince { get; init; }

    [Description("What demand did since before the promotion.")]
    public required DemandStatus Demand { get; init; }

    [Description("What the blockers of the model's rollback said; absent where it has none."), MaxLength(10), ListMapKey("name")]
    public IReadOnlyList<BlockerAnswer>? Blockers { get; init; }

    [Description("The metadata.generation of the ModelDeployment whose blockers were asked.")]
    public long ModelGeneration { get; init; }

    [Description("Share of bad events before the action, in parts per million.")]
    public long BadPerMillion { get; init; }

    [Description("Requests that the evidence rests on.")]
    public long Requests { get; init; }

    [Description("The evidence, in words, with value, threshold, window and n."), StringLength(1024)]
    public string Evidence { get; init; } = "";
}
