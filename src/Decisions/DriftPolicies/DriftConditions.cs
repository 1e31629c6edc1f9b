using MlOps.Decisions.Conditions;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.DriftPolicies.Quality;
using MlOps.Decisions.Policies;
using MlOps.Decisions.Text;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies;

namespace MlOps.Decisions.DriftPolicies;

/// <summary>The conditions of a DriftPolicy.</summary>
internal static class DriftConditions
{
    public static DriftPolicyStatus Judged(DriftFacts facts, DriftPolicyStatus status)
    {
        var (sound, reason, why) = DataSoundness.Of(facts, status);
        return Finish(
            facts,
            status,
            [
                PolicyConditions.Judging(
                    $"{Plural.Of(status.Signals.Count, "signal")} over {facts.Current.Window}",
                    facts.Interval,
                    facts.Policy
                ),
                DataAvailable(facts, status),
                new(WellKnown.DataQualityOK, sound, reason, why),
                PolicyConditions.Breached(status.Verdict, status.Verdict.ToString(), status.Message),
                SpecSupportedCondition.Of([]),
            ]
        );
    }

    /// <summary>Nothing can be judged: say why, keep the episode.</summary>
    public static DriftPolicyStatus Idle(DriftFacts facts)
    {
        var why =
            NotJudged.Because(facts, facts.Policy)
            ?? new NotJudged(Reasons.NoSignals, "spec.signals is empty, so nothing is evaluated. Add at least one signal");
        var before = facts.Status;
        var status = before with
        {
            ObservedGeneration = facts.Policy.Metadata.Generation,
            Verdict = Verdict.Unknown,
            Since = before.Verdict == Verdict.Unknown ? before.Since ?? facts.Now : facts.Now,
            Message = why.Message,
            DriftShare = null,
            Requests = [],
            Correlations = [],
        };
        return Finish(
            facts,
            status,
            [
                why.Ready,
                why.Unmeasured(WellKnown.DataAvailable),
                why.Unmeasured(WellKnown.DataQualityOK),
                why.Unjudged(WellKnown.Breached),
                SpecSupportedCondition.Of([]),
            ]
        );
    }

    private static Condition DataAvailable(DriftFacts facts, DriftPolicyStatus status)
    {
        var lacking = status.Signals.Where(s => s.Evidence != EvidenceKind.Value).ToList();
        var (reason, message) =
            lacking.Count == 0
                ? (EvidenceKind.Value, "Every signal has evidence")
                : (lacking[0].Evidence, string.Join("; ", lacking.Select(s => $"{s.Name}: {s.Message}")));
        return new(WellKnown.DataAvailable, lacking.Count == 0, reason.ToString(), HabitSummary.Of(facts, message));
    }

    private static DriftPolicyStatus Finish(DriftFacts facts, DriftPolicyStatus status, IReadOnlyList<Condition> conditions) =>
        status with
        {
            Conditions = PolicyConditions.Finish(status.Conditions, conditions, facts, facts.Policy),
        };
}
