using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common.Status;
using MlOps.Entities.Schema;
using MlOps.Entities.SloPolicies.Responses;
using MlOps.Entities.SloPolicies.Status.Budgets;

namespace MlOps.Entities.SloPolicies.Status.Requests;

[Description("What a policy asks of its ModelDeployment. Valid for one promotion, one policy generation and a short time only.")]
public sealed record ActionRequest : PolicyRequest
{
    [Description("The trigger that requests it: Release or a burn tier. Each trigger has its own request.")]
    public ResponseTrigger Trigger { get; init; }

    [Description("Step of the ladder.")]
    public int Step { get; init; }

    [Description("What is asked for.")]
    public required RequestedAction Action { get; init; }

    [Description("Which judge asks.")]
    [FormerName("spokenBy")]
    public required EvidenceSource Source { get; init; }

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
}
