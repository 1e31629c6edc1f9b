using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Chains;

/// <summary>A chain's ruling on an action, and the rule that made it.</summary>
public sealed record Ruling(DecisionOutcome Outcome, string Rule, string Message)
{
    /// <summary>What it means for an intent that is already saved.</summary>
    public BeforeEffect BeforeEffect { get; init; }

    /// <summary>A person can override it by approving the decision.</summary>
    public bool Approvable { get; init; }

    /// <summary>A hold that is part of normal operation and needs no attention.</summary>
    public bool IsRoutine { get; init; }

    /// <summary>When to decide again without any news, if a clock ends the objection.</summary>
    public DateTimeOffset? Until { get; init; }

    public static Ruling Hold(string rule, string message) => new(DecisionOutcome.Hold, rule, message);
}
