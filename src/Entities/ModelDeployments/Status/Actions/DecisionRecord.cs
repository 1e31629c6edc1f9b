using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Status.Actions;

[Description("A decision to act, to hold, to recommend, or not to act because of the mode.")]
public sealed record DecisionRecord
{
    [Description("Id of the decision; for an action, the action's id."), StringLength(64)]
    public required string Id { get; init; }

    [Description("When the decision was made.")]
    public required DateTimeOffset At { get; init; }

    [Description("Name of the policy that requested it; absent for a promotion."), StringLength(253)]
    public string? Policy { get; init; }

    [Description("Episode of the policy.")]
    public long Episode { get; init; }

    [Description("The requested action.")]
    public required ActionKind Action { get; init; }

    [Description("Act, Recommend, Hold or DryRun.")]
    public required DecisionOutcome Outcome { get; init; }

    [Description("Name of the rule that decided, in CamelCase."), StringLength(63)]
    public required string Rule { get; init; }

    [Description("Human-readable reason, with the figures."), StringLength(1024)]
    public string Message { get; init; } = "";
}
