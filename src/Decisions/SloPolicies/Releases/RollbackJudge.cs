using MlOps.Analysis.Release.Verifying;
using MlOps.Decisions.Checks;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.SloPolicies.Status.Requests;

namespace MlOps.Decisions.SloPolicies.Releases;

/// <summary>Watches a rollback after its switch: does the good revision serve well, and does the old one still get requests?</summary>
internal static class RollbackJudge
{
    public static RollbackObservation? Judge(PolicyFacts facts)
    {
        if (facts.Rollback is not { } rollback)
            return null;
        var before = facts.Status.Rollback is { } known && known.ActionId == rollback.Action.Id ? known : null;
        var (verification, message) = Verify(rollback);
        var residual = Residual(rollback);
        if (
            before is not null
            && before.Verification == verification
            && before.Residual == residual
            && before.Term == facts.Term
            && facts.Now - before.At < Freshness.SeenAgain
        )
            return before;
        return new RollbackObservation
        {
            ActionId = rollback.Action.Id,
            Verification = verification,
            Message = message,
            Residual = residual,
            Term = facts.Term,
            At = facts.Now,
        };
    }

    private static (VerificationOutcome Outcome, string Message) Verify(RollbackFacts rollback)
    {
        if (rollback.Good is not { Kind: EvidenceKind.Value, Value: { } raw })
            return (VerificationOutcome.Undecided, $"no evidence for the known good revision: {rollback.Good.Message}");
        var counts = raw.Since(raw.SeenFrom(Seconds(rollback.Action.SwitchedAt + rollback.WarmUp)));
        if (CounterDefectText.Of(counts.Defect) is { } trouble)
            return (VerificationOutcome.Undecided, $"the known good revision's requests cannot be counted: {trouble}");
        var before = rollback.Action.BadPerMillion / 1e6;
        var outcome = Verification.Evaluate(counts, before, rollback.Target) switch
        {
            VerificationResult.Passed => VerificationOutcome.Passed,
            VerificationResult.Failed => VerificationOutcome.Failed,
            _ => VerificationOutcome.Undecided,
        };
        return (
            outcome,
            FormattableString.Invariant(
                $"{counts.Bad:0} of {counts.Total:0} requests bad since the switch, {before:P1} before it, target {rollback.Target:P2} (objective {rollback.Objective})"
            )
        );
    }

    /// <summary>
    /// Counted between the first and the last sample after the switch: what was under way at the switch belongs to no one.
    /// </summary>
    private static ResidualTraffic Residual(RollbackFacts rollback)
    {
        if (rollback.Old.Value is not { } raw)
            return ResidualTraffic.Unknown;
        var switched = Seconds(rollback.Action.SwitchedAt);
        var after = raw.Total.Select(s => s.Samples.Where(x => x.Time > switched).ToList()).Where(s => s.Count > 1).ToList();
        if (after.Count == 0)
            return ResidualTraffic.Unknown;
        return after.Any(s => s[^1].Value != s[0].Value) ? ResidualTraffic.Some : ResidualTraffic.None;
    }

    private static double Seconds(DateTimeOffset? at) => UnixTime.Seconds(at ?? DateTimeOffset.UnixEpoch);
}
