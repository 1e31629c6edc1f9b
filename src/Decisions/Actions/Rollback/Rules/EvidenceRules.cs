using MlOps.Decisions.Chains;
using MlOps.Decisions.Policies;
using MlOps.Decisions.Text;
using MlOps.Entities.SloPolicies.Responses;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Decisions.Actions.Rollback.Rules;

/// <summary>Only fresh evidence of a kind that may act automatically.</summary>
internal static class EvidenceRules
{
    public static Objection? NotBuilt(RollbackCase c) =>
        SupportedRequests.Contains(c.Request.Action)
            ? null
            : Objection.Hold(
                $"step {c.Request.Step + 1} of spec.responses is {c.Request.Action}, which this release does not implement; the operator does not take a later step instead. Put Rollback first to enable it now. {c.Request.Evidence}"
            );

    public static Objection? Stale(RollbackCase c) =>
        c.IsFresh
            ? null
            : Objection.Hold(
                $"the evidence of policy {c.Policy.Metadata.Name} is not fresh: last evaluated at {TimeText.Of(c.Request.EvaluatedAt)} in leader term {c.Request.Term}, valid until {TimeText.Of(c.Request.ValidUntil)}; the operator acts when the next evaluation confirms it"
            );

    /// <summary>The burn tiers judge the service, not the release: what they ask for is recommended, a person decides.</summary>
    public static Objection? RecommendOnly(RollbackCase c) =>
        c.Request.Trigger == ResponseTrigger.Release && c.Request.Source is EvidenceSource.ReleaseTest or EvidenceSource.Availability
            ? null
            : Objection.Recommend($"burn tier {c.Request.Source} recommends a rollback to {c.Target?.Hash}: {c.Request.Evidence}");
}
