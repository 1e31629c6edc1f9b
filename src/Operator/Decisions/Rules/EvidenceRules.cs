using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Decisions.Rules;

/// <summary>Only fresh evidence of a kind that may act by itself.</summary>
internal static class EvidenceRules
{
    public static Ruling? Stale(RollbackCase c) =>
        Freshness.IsFresh(c.Request, c.Policy, c.World)
            ? null
            : Ruling.Hold("EvidenceStale", $"last judged at {c.Request.EvaluatedAt:HH:mm:ss}Z in term {c.Request.Term}, valid until {c.Request.ValidUntil:HH:mm:ss}Z; waiting for a fresh judgement");

    /// <summary>The burn tiers judge the service, not the release: what they ask for is recommended, a person decides.</summary>
    public static Ruling? RecommendOnly(RollbackCase c) =>
        c.Request.SpokenBy is Judge.ReleaseTest or Judge.Availability
            ? null
            : Ruling.Recommend("RecommendOnly", $"burn tier {c.Request.SpokenBy} recommends a rollback to {c.Target?.Hash}: {c.Request.Evidence}");
}
