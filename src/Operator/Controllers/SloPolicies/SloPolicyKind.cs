using MlOps.Decisions.Effects;
using MlOps.Decisions.SloPolicies;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.Policies;
using MlOps.Operator.Controllers.SloPolicies.Gathering;
using MlOps.Operator.Telemetry;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.SloPolicies;

/// <summary>How an SloPolicy is evaluated and reported.</summary>
public sealed class SloPolicyKind(PolicyGatherer gatherer, SloMetrics metrics) : IPolicyKind<SloPolicy, SloPolicyStatus>
{
    public ResourceKind Kind => ResourceKinds.SloPolicies;

    public async Task<PolicyEvaluation<SloPolicyStatus>> EvaluateAsync(SloPolicy policy, CancellationToken ct)
    {
        var facts = await gatherer.GatherAsync(policy, ct);
        var status = SloJudge.Judge(facts);
        // Blockers are queries of the model's owner: they are run only once a rollback is requested, and then judged with.
        if (RequestJudge.NeedsBlockers(facts, status))
            status = SloJudge.Judge(await gatherer.AskBlockersAsync(facts, ct));
        metrics.Report(facts, status);
        return new(status, facts.CanBeJudged ? TimeSpan.FromSeconds(policy.Spec.EvaluationIntervalSeconds) : null);
    }

    public IEnumerable<EventRecord> Events(SloPolicy before, SloPolicyStatus after) =>
        SloPolicyEvents.Between(before.Status ?? new(), after);

    public void Forget(ObjectKey policy) => metrics.Forget(policy);
}
