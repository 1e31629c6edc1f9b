using MlOps.Entities.ModelDeployments;

namespace MlOps.Operator.Decisions;

/// <summary>What a rule says of a request, and which rule it was.</summary>
public sealed record Ruling(DecisionOutcome Outcome, string Rule, string Message)
{
    /// <summary>The rule has doubts that a person may take away by approving.</summary>
    public static Ruling Recommend(string rule, string message) => new(DecisionOutcome.Recommend, rule, message);

    public static Ruling Hold(string rule, string message) => new(DecisionOutcome.Hold, rule, message);
}
