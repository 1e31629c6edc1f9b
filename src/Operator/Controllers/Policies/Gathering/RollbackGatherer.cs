using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.Policies.Judging;
using MlOps.Operator.Signals;

namespace MlOps.Operator.Controllers.Policies.Gathering;

/// <summary>Reads what a rollback of this policy has led to, once its traffic is switched.</summary>
internal static class RollbackGatherer
{
    /// <summary>The objective that was breached is watched; where Kubernetes' facts spoke, the first one is.</summary>
    public static bool Watches(PolicyFacts facts, Objective objective, IIndicatorReader reader) =>
        Action(facts) is not null && reader.SeesRevisions && objective.Name == (facts.Status.Episode?.Objective ?? facts.Policy.Spec.Objectives[0].Name);

    public static async Task<RollbackFacts?> GatherAsync(PolicyFacts facts, Objective objective, double target, IIndicatorReader reader, CancellationToken ct)
    {
        if (Action(facts) is not { From: { } from, SwitchedAt: { } switched } action)
            return null;
        var model = facts.Policy.Spec.ModelRef.Name;
        var good = await reader.RawAsync(RevisionMatch.Of(facts.Policy.Spec, model, action.To), switched, facts.Now, ct);
        var old = await reader.RawAsync(RevisionMatch.Of(facts.Policy.Spec, model, from), switched, facts.Now, ct);
        return new RollbackFacts(action, objective.Name, target, good, old);
    }

    private static ActionStatus? Action(PolicyFacts facts) =>
        facts.Model?.Status?.Action is { Kind: ActionKind.Rollback, SwitchedAt: not null } action && action.PolicyUid == facts.Policy.Metadata.Uid
            ? action
            : null;
}
