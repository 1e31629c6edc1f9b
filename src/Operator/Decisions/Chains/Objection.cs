using MlOps.Entities.ModelDeployments;

namespace MlOps.Operator.Decisions.Chains;

/// <summary>What a rule has against an action: to hold it, to leave it to a person, or only to say what would have been done.</summary>
public sealed record Objection(DecisionOutcome Outcome, string Message)
{
    /// <summary>The name under which it is recorded, where that is not the rule's own.</summary>
    public string? Reason { get; init; }

    public static Objection Hold(string message) => new(DecisionOutcome.Hold, message);

    public static Objection Recommend(string message) => new(DecisionOutcome.Recommend, message);

    public static Objection Would(string message) => new(DecisionOutcome.Would, message);
}
