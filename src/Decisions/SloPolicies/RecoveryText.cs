using System.Globalization;
using MlOps.Decisions.SloPolicies.Burn;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.Text;
using MlOps.Entities.Common.Status;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.SloPolicies;

namespace MlOps.Decisions.SloPolicies;

/// <summary>
/// After a rollback the windows contain the errors of the rolled back revision for minutes to weeks. A spent budget next to the verdict
/// Healthy, or a Warning, would look like an ongoing breach, so this reports the recovery if newer requests prove it.
/// </summary>
internal static class RecoveryText
{
    /// <summary>The switch may be recorded this much later than it happened.</summary>
    private static readonly TimeSpan Recorded = TimeSpan.FromMinutes(1);

    /// <returns>What recovered, in words; null if nothing did, or if no trace of it remains.</returns>
    public static string? Of(PolicyFacts facts, SloPolicyStatus status)
    {
        if (
            status.Verdict is not (Verdict.Healthy or Verdict.Warning)
            || facts.Serving is not { } serving
            || Rollback(facts) is not { } rollback
            || rollback.To != serving.Hash
        )
            return null;
        if (status.BudgetRemainingPercent is not < 0 && status.Verdict == Verdict.Healthy)
            return null;
        if (facts.Objectives.Count == 0 || !facts.Objectives.All(o => IsWithin(facts, o)))
            return null;
        var at = string.Create(CultureInfo.InvariantCulture, $"{TimeText.Of(rollback.SwitchedAt)}");
        return $"Recovered: {Name(facts, serving.Hash)} has met its target since the rollback from {Name(facts, rollback.From)} at {at}{Spent(facts, status)}";
    }

    /// <summary>
    /// The rollback that gave the serving revision its traffic: after a later promotion there is nothing left to recover from.
    /// </summary>
    private static ActionRecord? Rollback(PolicyFacts facts) =>
        facts.Model?.Status?.Actions.FirstOrDefault(a => a is { Kind: ActionKind.Rollback, SwitchedAt: not null }) is { } last
        && last.SwitchedAt >= facts.PromotedAt - Recorded
            ? last
            : null;

    /// <summary>Judged by the events since the tiers had to confirm again, otherwise by the shortest window that holds enough.</summary>
    public static bool IsWithin(PolicyFacts facts, ObjectiveFacts objective)
    {
        var newer = objective.Tiers.Select(t => t.SinceCrossing?.Value).OfType<Analysis.Burn.Windows.WindowCounts>().ToList();
        if (newer.Count == 0 && WindowFill.Newest(objective) is { } newest)
            newer = [newest];
        return newer.Count > 0 && newer.TrueForAll(c => c.Total >= objective.Guard.MinShort && c.Ratio <= 1 - objective.Target);
    }

    private static string Name(PolicyFacts facts, string? hash) =>
        facts.Model!.Status!.Revisions.FirstOrDefault(r => r.Hash == hash)?.Version is { Length: > 0 } version
            ? $"version {version}"
            : $"revision {hash}";

    private static string Spent(PolicyFacts facts, SloPolicyStatus status) =>
        status.BudgetRemainingPercent is { } percent and < 0
            ? $"; errors from before it have spent the error budget of {facts.Policy.Spec.Window} {BudgetText.Times(percent)}"
            : "; the tiers' windows still hold the errors from before it";
}
