using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.ModelDeployments.Status.Actions;

[Description("A decision: to act, to hold, or what would have been done.")]
public sealed record DecisionRecord
{
    [Description("Id of the decision; for an action, the action's id."), StringLength(64)]
    public required string Id { get; init; }

    [Description("When it was taken.")]
    public required DateTimeOffset At { get; init; }

    [Description("Name of the policy that asked; absent for a promotion, which the spec or a pin asks for."), StringLength(253)]
    public string? Policy { get; init; }

    [Description("Episode of the policy.")]
    public long Episode { get; init; }

    [Description("What was asked for.")]
    public required ActionKind Action { get; init; }

    [Description("Act, Recommend, Hold or DryRun.")]
    public required DecisionOutcome Outcome { get; init; }

    [Description("The rule that decided, in CamelCase."), StringLength(63)]
    public required string Rule { get; init; }

    [Description("The reason in words, with the figures."), StringLength(1024)]
    public string Message { get; init; } = "";
}
