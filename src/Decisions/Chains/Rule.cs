using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Chains;

/// <summary>One rule of a chain.</summary>
/// <param name="Reason">Its name in decisions, Events, conditions and metrics.</param>
/// <param name="Outcomes">The outcomes that it can give, for metrics and documentation.</param>
/// <param name="BeforeEffect">What its objection means between the intent and the effect.</param>
/// <param name="Comment">When it objects and what ends that, in one sentence for people.</param>
public abstract record Rule(string Reason, IReadOnlyList<DecisionOutcome> Outcomes, BeforeEffect BeforeEffect, string Comment)
{
    /// <summary>A person's approval overrides the rule even if it holds. An approval always overrides a recommendation.</summary>
    public bool Approvable { get; init; }

    /// <summary>Its hold is part of normal operation: the Event is not a warning.</summary>
    public bool IsRoutine { get; init; }

    /// <summary>Never recorded under its own name: each of its objections has one.</summary>
    public bool IsNamedByObjection { get; init; }
}

/// <summary>A rule with the question that it asks of a case.</summary>
/// <param name="Reason">Its name in decisions, Events, conditions and metrics.</param>
/// <param name="Outcomes">The outcomes that it can give, for metrics and documentation.</param>
/// <param name="BeforeEffect">What its objection means between the intent and the effect.</param>
/// <param name="Comment">When it objects and what ends that, in one sentence for people.</param>
/// <param name="Ask">The objection, or null if the rule does not object.</param>
public sealed record Rule<TCase>(
    string Reason,
    IReadOnlyList<DecisionOutcome> Outcomes,
    BeforeEffect BeforeEffect,
    string Comment,
    Func<TCase, Objection?> Ask
) : Rule(Reason, Outcomes, BeforeEffect, Comment)
{
    public static Rule<TCase> Hold(string reason, BeforeEffect beforeEffect, string comment, Func<TCase, Objection?> ask) =>
        new(reason, [DecisionOutcome.Hold], beforeEffect, comment, ask);

    public static Rule<TCase> Recommend(string reason, BeforeEffect beforeEffect, string comment, Func<TCase, Objection?> ask) =>
        new(reason, [DecisionOutcome.Recommend], beforeEffect, comment, ask);

    /// <summary>Holds at first. A hold that lasts becomes a recommendation; a person may approve at any time.</summary>
    public static Rule<TCase> HoldThenRecommend(string reason, BeforeEffect beforeEffect, string comment, Func<TCase, Objection?> ask) =>
        new(reason, [DecisionOutcome.Hold, DecisionOutcome.Recommend], beforeEffect, comment, ask) { Approvable = true };

    public static Rule<TCase> DryRun(string reason, string comment, Func<TCase, Objection?> ask) =>
        new(reason, [DecisionOutcome.DryRun], BeforeEffect.Ends, comment, ask);
}
