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
        var (facts, rest, canWait) = await gatherer.ReadAsync(policy, ct);
        // Half of the signals would be a verdict of its own, back and forth in each interval.
        if (canWait && policy.Status is { Since: not null } before && before.ObservedGeneration == policy.Metadata.Generation)
            return new(before, rest);
        var judgement = DriftJudge.Judge(facts);
        metrics.Report(facts, judgement);
        var next = facts.CanBeJudged ? DriftSchedule.UntilNext(facts.Now, facts.Interval) : (TimeSpan?)null;
        return new(judgement.Status, rest < next ? rest : next);
    }

    public IEnumerable<EventRecord> Events(DriftPolicy before, DriftPolicyStatus after) =>
        DriftPolicyEvents.Between(before.Status ?? new(), after);

    public void Forget(ObjectKey policy)
    {
        gatherer.Forget(policy);
        metrics.Forget(policy);
    }
}
