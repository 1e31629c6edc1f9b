using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Operator.Tests.Support;

/// <summary>A policy that says what the test wants, with all the numbers that make a request fresh.</summary>
internal sealed class FakeJudge(string name = "fraud-slo", string uid = FakeJudge.Uid)
{
    public const string Uid = "policy-uid";
    private SloPolicyStatus _status = new()
    {
        Verdict = Verdict.Healthy,
        Conditions =
        [
            new()
            {
                Type = WellKnown.Ready,
                Status = "True",
                Reason = "Judging",
            },
            new()
            {
                Type = WellKnown.DataAvailable,
                Status = "True",
                Reason = "Value",
            },
        ],
    };

    public PolicyMode Mode { get; set; } = PolicyMode.Enforce;

    /// <summary>This version breaches while it serves.</summary>
    public string? Bad { get; set; }

    /// <summary>Whether what serves and is not bad passes its release test.</summary>
    public bool Passes { get; set; } = true;

    /// <summary>Evaluates no more, as when its operator or Prometheus hangs.</summary>
    public bool Silent { get; set; }

    public ResidualTraffic Residual { get; set; } = ResidualTraffic.None;

    public VerificationOutcome Verification { get; set; } = VerificationOutcome.Passed;

    /// <summary>Since when its metrics are gone; it keeps its episode and asks for nothing.</summary>
    public DateTimeOffset? BlindSince { get; set; }

    /// <summary>What the blockers said, for the model as it is at each evaluation.</summary>
    public IReadOnlyList<BlockerAnswer>? Blockers { get; set; }

    public string Evidence { get; set; } = "120 of 400 requests bad";

    /// <summary>How long the newest scrapes reach back.</summary>
    public TimeSpan Reach { get; set; }

    public DemandTrend Demand { get; set; } = DemandTrend.Stable;

    public SloPolicy Policy =>
        EntityJson.Decode<SloPolicy>(
            EntityJson.Encode(
                new SloPolicy
                {
                    Metadata = new()
                    {
                        Name = name,
                        Namespace = "shop",
                        Uid = uid,
                        Generation = 1,
                    },
                    Spec = new()
                    {
                        ModelRef = new() { Name = FakeCluster.Name },
                        Mode = Mode,
                        Objectives =
                        [
                            new()
                            {
                                Name = "availability",
                                Target = "99",
                                Sli = new()
                                {
                                    Events = new() { Bad = "bad_total", Total = "all_total" },
                                },
                            },
                        ],
                    },
                    Status = BlindSince is { } since
                        ? _status with
                        {
                            Requests = [],
                            Conditions =
                            [
                                .. _status.Conditions.Select(c =>
                                    c.Type == WellKnown.DataAvailable
                                        ? c with
                                        {
                                            Status = "False",
                                            Reason = "NoData",
                                            LastTransitionTime = since,
                                        }
                                        : c
                                ),
                            ],
                        }
                        : _status,
                }
            )
        );

    public void Evaluate(FakeCluster cluster)
    {
        if (Silent)
            return;
        var model = cluster.Model;
        if (model.Status?.Revisions.FirstOrDefault(r => r.Hash == model.Status.EffectiveRevision) is not { PromotedAt: { } } serving)
            return;
        var bad = serving.Version == Bad && serving.State == RevisionState.Active;
        _status = _status with
        {
            Verdict = bad || Verification == VerificationOutcome.Failed ? Verdict.Breached : Verdict.Healthy,
            Release = new ReleaseStatus
            {
                Revision = serving.Hash,
                PromotionSeq = serving.PromotionSeq,
                Phase =
                    bad ? ReleasePhase.Breached
                    : Passes ? ReleasePhase.Passed
                    : ReleasePhase.Testing,
                Requests = 5000,
            },
            Episode = EpisodeOf(serving, bad, cluster.Now),
            Rollback =
                model.Status.Action is { Kind: ActionKind.Rollback, SwitchedAt: not null } action && action.PolicyUid == uid
                    ? new RollbackObservation
                    {
                        ActionId = action.Id,
                        Residual = Residual,
                        Verification = Verification,
                        Message = "seen",
                        Term = cluster.Term,
                        At = cluster.Now,
                    }
                    : _status.Rollback,
        };
        var open =
            _status.Episode is { State: EpisodeState.Open } episode
            && model.Status.Handled.All(h => h.PolicyUid != uid || h.Episode < episode.Number)
                ? _status.Episode
                : null;
        _status = _status with { Requests = open is null ? [] : [RequestOf(cluster, serving, open)] };
    }

    private EpisodeStatus? EpisodeOf(RevisionStatus serving, bool bad, DateTimeOffset now)
    {
        var open = _status.Episode is { State: EpisodeState.Open };
        if (bad == open)
            return _status.Episode;
        return open
            ? _status.Episode! with
            {
                State = EpisodeState.Closed,
                ClosedAt = now,
            }
            : new EpisodeStatus
            {
                ModelUid = FakeCluster.Uid,
                Number = (_status.Episode?.Number ?? 0) + 1,
                State = EpisodeState.Open,
                Source = Entities.SloPolicies.Status.Episodes.EvidenceSource.ReleaseTest,
                Revision = serving.Hash,
                PromotionSeq = serving.PromotionSeq,
                Onset = serving.PromotedAt!.Value,
                OpenedAt = now,
            };
    }

    private ActionRequest RequestOf(FakeCluster cluster, RevisionStatus serving, EpisodeStatus episode) =>
        new()
        {
            Id = $"{uid}-{episode.Number}-0",
            Episode = episode.Number,
            Action = RequestedAction.Rollback,
            Source = episode.Source,
            ModelUid = FakeCluster.Uid,
            Revision = serving.Hash,
            PromotionSeq = serving.PromotionSeq,
            PolicyGeneration = 1,
            Term = cluster.Term,
            EvaluatedAt = cluster.Now,
            ValidUntil = cluster.Now.AddSeconds(30),
            Onset = episode.Onset,
            FailingSince = cluster.Now - Reach,
            Demand = new DemandStatus { Trend = Demand },
            Blockers = Blockers,
            ModelGeneration = cluster.Model.Metadata.Generation,
            BadPerMillion = 300_000,
            Requests = 400,
            Evidence = Evidence,
        };
}
