using MlOps.Decisions.DriftPolicies;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Effects;
using MlOps.Entities.DriftPolicies;
using MlOps.Operator.Controllers.DriftPolicies.Gathering;
using MlOps.Operator.Controllers.Policies;
using MlOps.Operator.Telemetry;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.DriftPolicies;

/// <summary>How a DriftPolicy is evaluated and reported.</summary>
public sealed class DriftPolicyKind(DriftGatherer gatherer, DriftMetrics metrics) : IPolicyKind<DriftPolicy, DriftPolicyStatus>
{
    public ResourceKind Kind => ResourceKinds.DriftPolicies;

    public async Task<PolicyEvaluation<DriftPolicyStatus>> EvaluateAsync(DriftPolicy policy, CancellationToken ct)
    {
        var facts = await gatherer.GatherAsync(policy, ct);
        var judgement = DriftJudge.Judge(facts);
        metrics.Report(facts, judgement);
        return new(judgement.Status, facts.CanBeJudged ? DriftSchedule.UntilNext(facts.Now, facts.Interval) : null);
    }

    public IEnumerable<EventRecord> Events(DriftPolicy before, DriftPolicyStatus after) =>
        DriftPolicyEvents.Between(before.Status ?? new(), after);

    public void Forget(ObjectKey policy) => metrics.Forget(policy);
}
