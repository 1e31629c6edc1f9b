using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.Decisions.Chains;

/// <summary>
/// The rules of one action in order of precedence; the first that objects decides. The chain is evaluated for the intent and again before
/// every effect, which may be minutes later.
/// </summary>
public sealed class DecisionChain<TCase>(ActionKind action, IReadOnlyList<Rule<TCase>> rules) : IDecisionChain
    where TCase : DecisionCase
{
    /// <summary>Recorded when no rule objects.</summary>
    public const string Proven = nameof(Proven);

    /// <summary>Recorded when a person's approval overrode a rule.</summary>
    public const string Approved = nameof(Approved);

    public ActionKind Action => action;

    public IReadOnlyList<Rule> Rules => rules;

    /// <summary>A decision to act is recorded as such; false where the action's own record says it.</summary>
    public bool RecordsActs { get; init; } = true;

    public IEnumerable<(DecisionOutcome Outcome, string Rule)> Outcomes =>
        [
            .. rules.Where(r => !r.IsNamedByObjection).SelectMany(r => r.Outcomes.Select(o => (o, r.Reason))),
            .. RecordsActs ? [(DecisionOutcome.Act, Proven), (DecisionOutcome.Act, Approved)] : Array.Empty<(DecisionOutcome, string)>(),
        ];

    /// <summary>Whether the action may start.</summary>
    public Ruling Decide(TCase c) => First(c, rules) ?? new Ruling(DecisionOutcome.Act, c.IsApproved ? Approved : Proven, c.Evidence);

    /// <summary>Whether the intent is still valid. Null if nothing objects to the next effect.</summary>
    public Ruling? BeforeEffect(TCase c) => First(c, rules.Where(r => r.BeforeEffect != Chains.BeforeEffect.NotAsked));

    private static Ruling? First(TCase c, IEnumerable<Rule<TCase>> rules)
    {
        foreach (var rule in rules)
        {
            if (rule.Ask(c) is not { } objection)
                continue;
            if (c.IsApproved && (rule.Approvable || objection.Outcome == DecisionOutcome.Recommend))
                continue;
            // A policy that only observes asks no person: its mode, the last rule, records what would have been done.
            if (c.Mode == PolicyMode.Observe && objection.Outcome == DecisionOutcome.Recommend)
                continue;
            return new Ruling(objection.Outcome, objection.Reason ?? rule.Reason, objection.Message)
            {
                BeforeEffect = rule.BeforeEffect,
                Approvable = rule.Approvable,
                IsRoutine = rule.IsRoutine,
                Until = objection.Until,
            };
        }

        return null;
    }
}
