using MlOps.Analysis.Burn.Confirmation;
using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;
using MlOps.Analysis.Release;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.SloPolicies;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.SloPolicies.Status.Episodes;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Judging;

/// <summary>What was gathered for one policy: v2 took the traffic from the good v1, and is scraped every 15 s.</summary>
internal static class Facts
{
    public static readonly DateTimeOffset Promoted = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Objective Availability = new()
    {
        Name = "availability",
        Target = "99",
        Sli = new()
        {
            Events = new() { Bad = "bad_total", Total = "all_total" },
        },
    };

    /// <summary>So many seconds after the promotion; nothing is measured yet.</summary>
    public static PolicyFacts After(double seconds) =>
        new()
        {
            Now = Promoted.AddSeconds(seconds),
            Term = 3,
            Policy = new SloPolicy
            {
                Metadata = new()
                {
                    Name = "fraud-slo",
                    Uid = FakeJudge.Uid,
                    Generation = 5,
                },
                Spec = new()
                {
                    ModelRef = new() { Name = "fraud" },
                    Objectives = [Availability],
                    Mode = PolicyMode.Enforce,
                },
            },
            Model = new ModelDeployment
            {
                Metadata = new() { Name = "fraud", Uid = FakeCluster.Uid },
                Spec = new()
                {
                    Model = new() { Name = "fraud", Version = "v2" },
                    Template = [],
                    Service = new() { Ports = [] },
                    Rollback = new() { MinSoakSeconds = 600 },
                },
                Status = new ModelDeploymentStatus
                {
                    EffectiveRevision = "h2",
                    Revisions =
                    [
                        new()
                        {
                            Hash = "h1",
                            State = RevisionState.Good,
                            PromotionSeq = 1,
                            PromotedAt = Promoted.AddDays(-1),
                            GoodSince = Promoted.AddDays(-1),
                        },
                        new()
                        {
                            Hash = "h2",
                            State = RevisionState.Active,
                            PromotionSeq = 2,
                            PromotedAt = Promoted,
                            CreatedAt = Promoted.AddSeconds(-30),
                        },
                    ],
                },
            },
            Demand = new DemandStatus { Trend = DemandTrend.Stable },
        };

    /// <summary>Its own requests since the promotion, by scrape.</summary>
    public static PolicyFacts Requests(this PolicyFacts f, double bad, double total)
    {
        var scrapes = (int)((f.Now - Promoted).TotalSeconds / 15);
        var raw = new RawCounts(
            [Counter.Growing(bad, scrapes)],
            [Counter.Growing(total, scrapes)],
            true,
            Counter.Start + (f.Now - Promoted).TotalSeconds
        );
        return f.Measured(Reading<RawCounts>.Of(raw, "all_total"));
    }

    public static PolicyFacts Without(this PolicyFacts f, EvidenceKind evidence) =>
        f.Measured(Reading<RawCounts>.None(evidence, "why", "all_total"));

    public static PolicyFacts Measured(this PolicyFacts f, Reading<RawCounts>? release, params TierFacts[] tiers) =>
        f with
        {
            Objectives =
            [
                new ObjectiveFacts(
                    Availability,
                    0.99,
                    release,
                    new ReleaseBaseline(30, 3000, 1),
                    tiers,
                    BurnGuard.Events,
                    LastHour: tiers.FirstOrDefault(t => t.Tier.Long == TimeSpan.FromHours(1))?.Long
                ),
            ],
        };

    /// <summary>The revision is good, so only the burn tiers judge.</summary>
    public static PolicyFacts Burning(
        this PolicyFacts f,
        EvidenceSource judge,
        double share,
        (double Bad, double Total)? since = null,
        EvidenceKind? lacking = null,
        Reading<BurnMinutes>? minutes = null,
        Reading<WindowCounts>? newest = null
    )
    {
        var tier = DefaultTiers.All.Single(t => string.Equals(t.Name, judge.ToString(), StringComparison.OrdinalIgnoreCase));
        var window = lacking is { } kind
            ? Reading<WindowCounts>.None(kind, "why", "q")
            : Reading<WindowCounts>.Of(new WindowCounts(share * 1000, 1000), "q");
        var newer = since is { } s ? Reading<WindowCounts>.Of(new WindowCounts(s.Bad, s.Total), "q") : null;
        return f.Serving("h2", r => r with { State = RevisionState.Good, GoodSince = Promoted })
            .Measured(
                null,
                new TierFacts(judge, tier, window, window, newer)
                {
                    Minutes = minutes ?? Reading<BurnMinutes>.Of(new BurnMinutes(5, 5), "q"),
                    Newest = newest ?? window,
                }
            );
    }

    public static PolicyFacts Serving(this PolicyFacts f, string hash, Func<RevisionStatus, RevisionStatus> change) =>
        f.Knowing(s => s with { EffectiveRevision = hash, Revisions = [.. s.Revisions.Select(r => r.Hash == hash ? change(r) : r)] });

    public static PolicyFacts Knowing(this PolicyFacts f, Func<ModelDeploymentStatus, ModelDeploymentStatus> change) =>
        f with
        {
            Model = f.Model! with { Status = change(f.Model.Status!) },
        };

    /// <summary>With the status of an earlier evaluation, as the API server gives it back.</summary>
    public static PolicyFacts Following(this PolicyFacts f, SloPolicyStatus before) =>
        f with
        {
            Policy = f.Policy with { Status = EntityJson.Decode<SloPolicyStatus>(EntityJson.Encode(before)) },
        };

    /// <summary>Forgets what an earlier model left, as the gatherer does.</summary>
    public static SloPolicyStatus Judged(this PolicyFacts f) => SloJudge.Judge(EarlierModelStatus.Forget(Outdated.Renew(f)));

    public static string Json(this SloPolicyStatus status) => EntityJson.Encode(status).ToJsonString();
}
