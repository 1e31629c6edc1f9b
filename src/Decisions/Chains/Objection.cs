using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Chains;

/// <summary>A rule's objection to an action: hold it, leave it to a person, or only record what would have been done.</summary>
public sealed record Objection(DecisionOutcome Outcome, string Message)
{
    /// <summary>The name that it is recorded under, if not the rule's own.</summary>
    public string? Reason { get; init; }

    /// <summary>When the rule stops objecting on its own, if a clock ends it.</summary>
    public DateTimeOffset? Until { get; init; }

    public static Objection Hold(string message) => new(DecisionOutcome.Hold, message);

    public static Objection Recommend(string message) => new(DecisionOutcome.Recommend, message);

    public static Objection DryRun(string message) => new(DecisionOutcome.DryRun, message);
}
