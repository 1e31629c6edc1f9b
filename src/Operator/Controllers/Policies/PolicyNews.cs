using MlOps.Decisions.Checks;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Status;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Status.Episodes;
using MlOps.Entities.SloPolicies.Status.Releases;
using MlOps.Entities.SloPolicies.Status.Requests;

namespace MlOps.Operator.Controllers.Policies;

/// <summary>
/// Whether a change of a policy matters to its model. While a request is open, each evaluation renews it with new figures; reconciling the
/// model each time would have no effect. News is a change that could alter a rule's decision.
/// </summary>
internal static class PolicyNews
{
    public static bool ForModel(SloPolicy? before, SloPolicy? after) =>
        before is null
        || after is null
        || IsOther(before.Metadata, after.Metadata)
        || !Rest(before.Status).Equals(Rest(after.Status))
        || IsSeenAgain(before, after)
        || !Same(before.Status?.Requests, after.Status?.Requests, Settled);

    public static bool ForModel(DriftPolicy? before, DriftPolicy? after) =>
        before is null
        || after is null
        || IsOther(before.Metadata, after.Metadata)
        || before.Status?.Episode?.State != after.Status?.Episode?.State
        || before.Status?.Episode?.Number != after.Status?.Episode?.Number
        || !Same(before.Status?.Requests, after.Status?.Requests, Settled);

    private static bool IsOther(Entities.Common.ResourceMetadata before, Entities.Common.ResourceMetadata after) =>
        before.Uid != after.Uid || before.Generation != after.Generation || before.DeletionTimestamp != after.DeletionTimestamp;

    /// <summary>What the model's rules read of a policy besides its requests.</summary>
    private static (object?, object?, object?, object?, object?, object?, object?) Rest(SloPolicyStatus? status) =>
        (
            status?.Verdict,
            status?.Episode?.Number,
            status?.Episode is { } episode ? (episode.State, episode.IsFailing) : null,
            Phase(status?.Release),
            Undated(status?.Rollback),
            Status(status, Entities.Common.WellKnown.Ready),
            Status(status, Entities.Common.WellKnown.DataAvailable)
        );

    private static string? Status(SloPolicyStatus? status, string condition) =>
        status?.Conditions.FirstOrDefault(c => c.Type == condition)?.Status;

    /// <summary>The progress of counting changes no phase.</summary>
    private static ReleaseStatus? Phase(ReleaseStatus? release) =>
        release is null ? null : release with { Counted = null, CountedUntil = null, CountedGeneration = null };

    /// <summary>An unchanged observation wakes nothing.</summary>
    private static RollbackObservation? Undated(RollbackObservation? seen) => seen is null ? null : seen with { At = null, Message = null };

    /// <summary>A rollback that was lost from sight and is seen again is news.</summary>
    private static bool IsSeenAgain(SloPolicy before, SloPolicy after) =>
        before.Status?.Rollback is { } seen && after.Status?.Rollback is { } again && again.At > Freshness.ValidUntil(seen, before.Spec);

    /// <summary>A stale request that is fresh again is news too.</summary>
    private static bool Same<T>(IReadOnlyList<T>? before, IReadOnlyList<T>? after, Func<T, T> settled)
        where T : PolicyRequest =>
        (before ?? []).Count == (after ?? []).Count
        && (before ?? [])
            .Zip(after ?? [])
            .All(p => settled(p.First).Equals(settled(p.Second)) && p.Second.EvaluatedAt <= p.First.ValidUntil);

    /// <summary>Records compare lists by reference, so the content goes into the text.</summary>
    private static ActionRequest Settled(ActionRequest r) =>
        r with
        {
            EvaluatedAt = default,
            ValidUntil = default,
            FailingSince = null,
            BadPerMillion = 0,
            Requests = 0,
            Demand = r.Demand with { Message = "" },
            Blockers = null,
            Evidence = string.Join(';', (r.Blockers ?? []).Select(b => $"{b.Name}={b.Evidence}:{b.Value}")),
        };

    private static RetrainRequest Settled(RetrainRequest r) =>
        r with
        {
            EvaluatedAt = default,
            ValidUntil = default,
            Signals = [],
            Evidence = string.Join(',', r.Signals),
        };
}
