using MlOps.Entities.DriftPolicies;
using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Hosting;

/// <summary>
/// Whether a change of a policy is news to its model. While a request is open each evaluation renews it, with other figures: to look at the
/// model each time would be work without an effect. News is what a rule could decide otherwise on.
/// </summary>
internal static class PolicyNews
{
    public static bool ForModel(SloPolicy? before, SloPolicy? after) =>
        before is null || after is null
        || IsOther(before.Metadata, after.Metadata)
        || !Rest(before.Status).Equals(Rest(after.Status))
        || !Same(before.Status?.Requests, after.Status?.Requests, Settled, r => r.ValidUntil, r => r.EvaluatedAt);

    public static bool ForModel(DriftPolicy? before, DriftPolicy? after) =>
        before is null || after is null
        || IsOther(before.Metadata, after.Metadata)
        || before.Status?.Episode?.State != after.Status?.Episode?.State || before.Status?.Episode?.Number != after.Status?.Episode?.Number
        || !Same(before.Status?.Requests, after.Status?.Requests, Settled, r => r.ValidUntil, r => r.EvaluatedAt);

    private static bool IsOther(Entities.Common.ResourceMetadata before, Entities.Common.ResourceMetadata after) =>
        before.Uid != after.Uid || before.Generation != after.Generation || before.DeletionTimestamp != after.DeletionTimestamp;

    /// <summary>What the model's rules read of a policy beside its requests.</summary>
    private static (object?, object?, object?, object?, object?, object?) Rest(SloPolicyStatus? status) =>
        (status?.Verdict, status?.Episode?.Number, status?.Episode?.State, Phase(status?.Release), Sight(status?.Rollback), status?.Conditions.FirstOrDefault(c => c.Type == Entities.Common.WellKnown.Ready)?.Status);

    /// <summary>How far it is counted changes no phase.</summary>
    private static ReleaseStatus? Phase(ReleaseStatus? release) =>
        release is null ? null : release with { Counted = null, CountedUntil = null, CountedGeneration = null };

    /// <summary>That the same is still seen wakes nobody.</summary>
    private static RollbackObservation? Sight(RollbackObservation? seen) => seen is null ? null : seen with { At = null, Message = null };

    /// <summary>A request that had grown old and is fresh again is news too.</summary>
    private static bool Same<T>(IReadOnlyList<T>? before, IReadOnlyList<T>? after, Func<T, T> settled, Func<T, DateTimeOffset> validUntil, Func<T, DateTimeOffset> evaluatedAt) =>
        (before ?? []).Count == (after ?? []).Count
        && (before ?? []).Zip(after ?? []).All(p => settled(p.First)!.Equals(settled(p.Second)) && evaluatedAt(p.Second) <= validUntil(p.First));

    /// <summary>Lists compare by reference in records, so what they say is put into the text.</summary>
    private static ActionRequest Settled(ActionRequest r) => r with
    {
        EvaluatedAt = default,
        ValidUntil = default,
        BadPerMillion = 0,
        Requests = 0,
        Demand = r.Demand with { Message = "" },
        Blockers = null,
        Evidence = string.Join(';', (r.Blockers ?? []).Select(b => $"{b.Name}={b.Evidence}:{b.Value}")),
    };

    private static RetrainRequest Settled(RetrainRequest r) => r with
    {
        EvaluatedAt = default,
        ValidUntil = default,
        Signals = [],
        Evidence = string.Join(',', r.Signals),
    };
}
