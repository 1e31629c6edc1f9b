using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common.Status;
using MlOps.Entities.Schema;
using MlOps.Entities.SloPolicies.Responses;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Entities.SloPolicies.Status.Requests;

[Description("A request from a policy to its ModelDeployment. Valid for one promotion, one policy generation and a short time only.")]
public sealed record ActionRequest : PolicyRequest
{
    [Description("The trigger of the request: Release or a burn tier. Each trigger has its own request.")]
    public ResponseTrigger Trigger { get; init; }

    [Description("Position of the response step.")]
    public int Step { get; init; }

    [Description("The requested action.")]
    public required RequestedAction Action { get; init; }

    [Description("Where the evidence comes from.")]
    [FormerName("spokenBy")]
    public required EvidenceSource Source { get; init; }

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
}
