using MlOps.Decisions.Policies;
using MlOps.Entities.ModelDeployments.Actions;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Status.Episodes;
using MlOps.Entities.SloPolicies.Status.Releases;
using MlOps.Entities.SloPolicies.Status.Requests;

namespace MlOps.Decisions.SloPolicies.Facts;

/// <summary>Everything that a policy's judgement rests on, gathered once per evaluation.</summary>
public sealed record PolicyFacts : PolicyContext
{
    private static readonly TimeSpan MaxRaw = TimeSpan.FromHours(24);

    public required SloPolicy Policy { get; init; }

    public IReadOnlyList<ObjectiveFacts> Objectives { get; init; } = [];

    public DemandStatus Demand { get; init; } = new() { Trend = DemandTrend.Unknown, Message = "not measured" };

    public AvailabilityFacts? Availability { get; init; }

    public RollbackFacts? Rollback { get; init; }

    /// <summary>Whether Prometheus reaches a target of the serving revision; null if it was not queried or is unknown.</summary>
    public bool? Scraped { get; init; }

    /// <summary>What the blockers of the model's rollback say; null where they were not asked.</summary>
    public IReadOnlyList<BlockerAnswer>? Blockers { get; init; }

    public SloPolicyStatus Status => Policy.Status ?? new();

    public RollbackSpec RollbackSpec => Model?.Spec.Rollback ?? new();

    public DateTimeOffset? PromotedAt => Serving?.PromotedAt;

    /// <summary>
    /// Since when the revision has had the traffic without interruption: time in isolation counts towards neither soak nor attribution
    /// window.
    /// </summary>
    public DateTimeOffset? InTrafficSince => Model?.Status?.Circuit?.Since is { } returned && returned > PromotedAt ? returned : PromotedAt;

    /// <summary>
    /// Start of the samples that are read: the promotion, the last count, or when a dependency last failed both revisions; raw samples are
    /// never read over more than a day.
    /// </summary>
    public DateTimeOffset? CountedFrom => Began is { } from && Now - from > MaxRaw ? Now - MaxRaw : Began;

    /// <summary>The release whose earlier requests status has counted, if it is the serving one and its objectives are unchanged.</summary>
    public ReleaseStatus? Tallied =>
        Status.Release is { CountedUntil: { } until } release
        && Serving is { } serving
        && until > serving.PromotedAt
        && (release.Revision, release.PromotionSeq, release.ModelUid, release.CountedGeneration)
            == (serving.Hash, serving.PromotionSeq, Model!.Metadata.Uid, Policy.Metadata.Generation)
            ? release
            : null;

    /// <summary>Until when a dependency failed both revisions, as far as probes have seen it.</summary>
    public DateTimeOffset? DependencyUntil => Model?.Status?.DependencyAnsweredAt ?? Model?.Status?.DependencyFailedAt;

    private DateTimeOffset? Began =>
        (Tallied?.CountedUntil ?? PromotedAt) is { } from && DependencyUntil is { } until && until > from
            ? until
            : Tallied?.CountedUntil ?? PromotedAt;

    /// <summary>How long gathering took: evidence must not be stale before it is written.</summary>
    public TimeSpan GatheredFor { get; init; }

    /// <summary>
    /// When the failure before the serving promotion was handled: its traffic moved or its episode closed, and the old connections of a
    /// rollback drained. Null when there was none or it persists.
    /// </summary>
    public DateTimeOffset? AnsweredAt
    {
        get
        {
            var ended = Status.Episode is { IsFailing: false } episode ? episode.TrafficMovedAt ?? episode.ClosedAt : null;
            var closed = ended >= PromotedAt ? ended : null;
            var finished = Model?.Status?.Actions.FirstOrDefault(a => a is { Kind: ActionKind.Rollback, SwitchedAt: not null })?.FinishedAt;
            return finished is null || finished < closed ? closed : finished;
        }
    }
}
