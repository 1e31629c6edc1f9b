using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Chains;

/// <summary>What metrics and documentation read of a chain, whatever it decides on.</summary>
public interface IDecisionChain
{
    ActionKind Action { get; }

    /// <summary>In order of precedence.</summary>
    IReadOnlyList<Rule> Rules { get; }

    /// <summary>Every outcome with the rule that gives it, as decisions record them.</summary>
    IEnumerable<(DecisionOutcome Outcome, string Rule)> Outcomes { get; }
}
