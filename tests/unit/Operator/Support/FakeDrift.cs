namespace MlOps.Operator.Tests.Support;

/// <summary>A drift policy that finds what the test wants, evaluated every quarter of an hour.</summary>
internal sealed class FakeDrift
{
    public const string Uid = "drift-uid";
    private const int Quarter = 900;
    private DriftPolicyStatus _status = new() { Verdict = Verdict.Healthy };

    public PolicyMode Mode { get; set; } = PolicyMode.Enforce;

    public bool Drifts { get; set; }

    /// <summary>Evaluates no more.</summary>
    public bool Silent { get; set; }

    public DataQualityIssue? Doubt { get; set; }

    public DriftPolicy Policy =>
        EntityJson.Decode<DriftPolicy>(
            EntityJson.Encode(
                new DriftPolicy
                {
                    Metadata = new()
                    {
                        Name = "fraud-drift",
                        Namespace = "shop",
                        Uid = Uid,
                        Generation = 1,
                    },
                    Spec = new()
                    {
                        ModelRef = new() { Name = FakeCluster.Name },
                        Mode = Mode,
                    },
                    Status = _status,
                }
            )
        );

    public void Evaluate(FakeCluster cluster)
    {
        var status = cluster.Model.Status;
        if (Silent || status?.Revisions.FirstOrDefault(r => r.Hash == status.EffectiveRevision) is not { PromotedAt: { } } serving)
            return;
        var at = DateTimeOffset.FromUnixTimeSeconds(cluster.Now.ToUnixTimeSeconds() / Quarter * Quarter);
        var episode = EpisodeOf(at);
        var asks = episode is { State: EpisodeState.Open } && status.Handled.All(h => h.PolicyUid != Uid || h.Episode < episode.Number);
        _status = _status with
        {
            Verdict = Drifts ? Verdict.Breached : Verdict.Healthy,
            Episode = episode,
            Requests = !asks
                ? []
                :
                [
                    new RetrainRequest
                    {
                        Id = $"{Uid}-{episode!.Number}",
                        Episode = episode.Number,
                        ModelUid = FakeCluster.Uid,
                        Revision = serving.Hash,
                        PromotionSeq = serving.PromotionSeq,
                        PolicyGeneration = 1,
                        Term = cluster.Term,
                        EvaluatedAt = at,
                        ValidUntil = at.AddSeconds((2 * Quarter) + 10),
                        Onset = episode.Onset,
                        Signals = ["amount"],
                        DataQualityIssue = Doubt,
                        Evidence = "amount (JensenShannon 0.31 of 0.165)",
                    },
                ],
        };
    }

    private DriftEpisodeStatus? EpisodeOf(DateTimeOffset at)
    {
        var open = _status.Episode is { State: EpisodeState.Open };
        if (Drifts == open)
            return _status.Episode;
        return open
            ? _status.Episode! with
            {
                State = EpisodeState.Closed,
                ClosedAt = at,
            }
            : new DriftEpisodeStatus
            {
                Number = (_status.Episode?.Number ?? 0) + 1,
                State = EpisodeState.Open,
                Onset = at,
                OpenedAt = at,
                Signals = ["amount"],
            };
    }
}
