using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Decisions.Chains;

namespace MlOps.Operator.Decisions;

/// <summary>What a chain says of an action, and which rule it was.</summary>
public sealed record Ruling(DecisionOutcome Outcome, string Rule, string Message)
{
    /// <summary>What it means for an intent that is saved already.</summary>
    public BeforeEffect BeforeEffect { get; init; }

    /// <summary>A person may pass it by approving the decision.</summary>
    public bool Approvable { get; init; }

    public static Ruling Hold(string rule, string message) => new(DecisionOutcome.Hold, rule, message);
}
