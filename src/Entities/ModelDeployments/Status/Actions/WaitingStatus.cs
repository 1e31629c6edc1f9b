using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Status.Actions;

[Description("What keeps an action from starting or continuing: the first rule of the action's chain that objects.")]
public sealed record WaitingStatus
{
    [Description("Id of the decision; the value for the approve or reject annotation."), StringLength(64)]
    public required string Id { get; init; }

    [Description("The action that waits.")]
    public required ActionKind Action { get; init; }

    [Description("Name of the policy that requests it; absent for a promotion."), StringLength(253)]
    public string? Policy { get; init; }

    [Description("Hold, or Recommend while it waits for a person's approval.")]
    public required DecisionOutcome Outcome { get; init; }

    [Description("Name of the rule that it waits for, in CamelCase."), StringLength(63)]
    public required string Rule { get; init; }

    [Description("Human-readable state, figures, cause and remedy."), StringLength(1024)]
    public string Message { get; init; } = "";

    [Description("When the action started to wait for this rule.")]
    public required DateTimeOffset Since { get; init; }
}
