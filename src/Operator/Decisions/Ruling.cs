using MlOps.Entities.ModelDeployments;

namespace MlOps.Operator.Decisions;

/// <summary>What a rule says of a request, and which rule it was.</summary>
public sealed record Ruling(DecisionOutcome Outcome, string Rule, string Message)
{
    public static Ruling Hold(string rule, string message) => new(DecisionOutcome.Hold, rule, message);
}
