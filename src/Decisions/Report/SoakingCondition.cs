using System.Globalization;
using MlOps.Decisions.Checks;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Plan;
using MlOps.Decisions.Text;
using MlOps.Decisions.Upkeep;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Status.Releases;

namespace MlOps.Decisions.Report;

/// <summary>A serving revision is not yet a rollback target. What it still lacks for that.</summary>
internal static class SoakingCondition
{
    /// <returns>The condition, or null when the serving revision is known good.</returns>
    public static Condition? Of(ReconcilePlan plan)
    {
        if (plan.Revision(plan.Status.EffectiveRevision) is not { State: RevisionState.Active, PromotedAt: { } promoted } serving)
            return null;
        var lacks = new List<string>();
        var soaked = MarkGood.SoakedAt(plan, promoted);
        if (plan.Now < soaked)
            lacks.Add(string.Create(CultureInfo.InvariantCulture, $"it soaks until {TimeText.Of(soaked)} (rollback.minSoakSeconds)"));
        lacks.AddRange(
            plan.State.Policies.Where(p => GoodVeto.IsHeard(plan.State, p, serving))
                .Where(p => !MarkGood.Passed(p.Status?.Release, serving))
                .Select(p => Waits(p, serving))
        );
        return new(
            WellKnown.Progressing,
            true,
            Reasons.Soaking,
            $"Revision {serving.Hash} (version {serving.Version}) serves but is not known good yet: {(lacks.Count == 0 ? "not all of its pods are ready" : string.Join("; ", lacks))}"
        );
    }

    /// <summary>A release test of another promotion, even of the same revision, says nothing of this one.</summary>
    private static string Waits(SloPolicy policy, RevisionStatus serving) =>
        policy.Status switch
        {
            { Verdict: Verdict.Unknown, Message: { Length: > 0 } message } => $"policy {policy.Metadata.Name} has no verdict ({message})",
            { Release: { Phase: not ReleasePhase.Passed and var phase, Message: var message } release }
                when release.Revision == serving.Hash && release.PromotionSeq == serving.PromotionSeq =>
                $"the release test of policy {policy.Metadata.Name} is {phase}{(phase == ReleasePhase.Testing && message is not null ? $": {message}" : "")}",
            _ => $"policy {policy.Metadata.Name} has not evaluated it yet",
        };
}
