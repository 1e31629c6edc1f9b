using MlOps.Analysis.Burn;
using MlOps.Decisions.SloPolicies.Burn;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.Common.Status;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Status.Budgets;

namespace MlOps.Operator.Telemetry;

/// <summary>
/// What one evaluation found for one objective, unrounded. A figure without evidence of kind Value is null: not 0, and not what it was.
/// </summary>
/// <param name="Objective">Name of the objective.</param>
/// <param name="Target">A fraction, 0.99 for "99"; null for a spec that is refused.</param>
/// <param name="Verdict">Unknown when nothing could be judged.</param>
/// <param name="Evidence">Null when nothing was queried.</param>
/// <param name="Remaining">Share of the window's error budget that is left; 1 is all, negative overspent.</param>
/// <param name="Exhaustion">Projected exhaustion at the last hour's burn rate; zero once exhausted, null while none is consumed.</param>
/// <param name="Burns">Burn rate of each tier's long window, the one that the status shows.</param>
public sealed record ObjectiveFigures(
    string Objective,
    double? Target,
    Verdict Verdict,
    EvidenceKind? Evidence,
    double? Remaining,
    TimeSpan? Exhaustion,
    IReadOnlyList<(string Tier, TimeSpan Window, double Rate)> Burns
)
{
    /// <summary>One for each objective of the spec, whether it could be judged or not.</summary>
    public static IEnumerable<ObjectiveFigures> Of(PolicyFacts facts, SloPolicyStatus status) =>
        facts
            .Policy.Spec.Objectives.Select(o => o.Name)
            .Distinct(StringComparer.Ordinal)
            .Select(name =>
                facts.Objectives.FirstOrDefault(f => f.Name == name) is { } measured
                && status.Objectives.FirstOrDefault(s => s.Name == name) is { } judged
                    ? Of(TierReach.Window(facts.Policy.Spec), measured, judged)
                    : new ObjectiveFigures(name, null, Verdict.Unknown, null, null, null, [])
            );

    private static ObjectiveFigures Of(TimeSpan window, ObjectiveFacts facts, ObjectiveStatus status)
    {
        // As in status: a few events know of no budget.
        var remaining =
            facts.Budget?.Value is { } whole && whole.Total >= facts.Guard.MinShort ? ErrorBudget.Remaining(whole, facts.Target) : null;
        var exhaustion =
            remaining is { } left && facts.LastHour?.Value is { } hour && ErrorBudget.BurnRate(hour, facts.Target) is { } burn
                ? ErrorBudget.ExhaustedIn(left, burn, window)
                : null;
        return new ObjectiveFigures(facts.Name, facts.Target, status.Verdict, status.Evidence, remaining, exhaustion, [.. Rates(facts)]);
    }

    private static IEnumerable<(string Tier, TimeSpan Window, double Rate)> Rates(ObjectiveFacts facts)
    {
        foreach (var tier in facts.Tiers)
        {
            if (tier.Long.Value is { } counts && ErrorBudget.BurnRate(counts, facts.Target) is { } rate)
                yield return (tier.Tier.Name, tier.Tier.Long, rate);
        }
    }
}
