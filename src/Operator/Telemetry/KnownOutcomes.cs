using MlOps.Decisions.Actions;
using MlOps.Decisions.Actions.Shared;
using MlOps.Decisions.Chains;
using MlOps.Decisions.DriftPolicies.Quality;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Operator.Telemetry;

/// <summary>
/// All outcomes, so that each is exported as zero before it first occurs: a rate over a series that starts at 1 misses the first one. They
/// come from the list of actions.
/// </summary>
public static class KnownOutcomes
{
    /// <summary>A training is held under the name that the policy gave its issue, which no chain lists.</summary>
    private static readonly string[] DataQuality =
    [
        DataQualityRule.SignalVanished,
        DataQualityRule.BucketLayoutChanged,
        DataQualityRule.ValuesCollapsed,
        DataQualityRule.MissingValuesRose,
        DataQualityRule.CategoriesMultiplied,
        DataQualityRule.CategoriesChanged,
        DataQualityRule.SamplesHalved,
        DataQualityRule.MissingUnknown,
        DataQualityRule.QualityUnknown,
        DataQualityRule.QualityHolds,
    ];

    /// <summary>Action, outcome and rule of a decision.</summary>
    public static IReadOnlyList<(ActionKind Action, DecisionOutcome Outcome, string Rule)> Decisions { get; } =
    [.. DecisionsOf(ActionList.All), .. DataQuality.Select(rule => (ActionKind.Retrain, DecisionOutcome.Hold, rule))];

    /// <summary>Kind and outcome of a finished action.</summary>
    public static IReadOnlyList<(ActionKind Action, string Outcome)> Actions { get; } = OutcomesOf(ActionList.All);

    internal static IReadOnlyList<(ActionKind Action, DecisionOutcome Outcome, string Rule)> DecisionsOf(IReadOnlyList<IAction> actions) =>
        [.. actions.Select(a => a.Chain).OfType<IDecisionChain>().SelectMany(c => c.Outcomes.Select(o => (c.Action, o.Outcome, o.Rule)))];

    internal static IReadOnlyList<(ActionKind Action, string Outcome)> OutcomesOf(IReadOnlyList<IAction> actions) =>
        [.. actions.Where(a => a.Chain is not null).SelectMany(a => a.Outcomes.Select(o => (a.Chain!.Action, o)))];
}
