using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments;

[Description("What keeps an action from starting or from going on. One reason at a time: the first rule of the action's chain that has something against it.")]
public sealed record WaitingStatus
{
    [Description("Id of the decision; the value for approve and reject."), StringLength(64)]
    public required string Id { get; init; }

    [Description("What waits.")]
    public required ActionKind Action { get; init; }

    [Description("Name of the policy that asks; absent for a promotion."), StringLength(253)]
    public string? Policy { get; init; }

    [Description("Hold, or Recommend while it waits for a person's approval.")]
    public required DecisionOutcome Outcome { get; init; }

    [Description("The rule it waits for, in CamelCase."), StringLength(63)]
    public required string Rule { get; init; }

    [Description("State, figure, cause and remedy."), StringLength(1024)]
    public string Message { get; init; } = "";

    [Description("Since when this rule is the reason.")]
    public required DateTimeOffset Since { get; init; }
}
