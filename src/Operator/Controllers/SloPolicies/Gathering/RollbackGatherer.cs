using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.SloPolicies.Releases;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Operator.Signals.Indicators;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Controllers.SloPolicies.Gathering;

/// <summary>Reads what a rollback of this policy has led to, once its traffic is switched.</summary>
internal static class RollbackGatherer
{
    /// <summary>
    /// The objective that was breached is watched; where Kubernetes' facts spoke or it sees no revisions, the first one that does.
    /// </summary>
    public static async Task<RollbackFacts?> GatherAsync(
        PolicyFacts facts,
        IReadOnlyList<(ObjectiveFacts Objective, IIndicatorReader Reader)> objectives,
        CancellationToken ct
    )
    {
        if (Action(facts) is not { From: { } from, SwitchedAt: { } switched } action)
            return null;
        var seeing = objectives
            .Where(o => o.Reader.SeesRevisions)
            .OrderBy(o => o.Objective.Name == facts.Status.Episode?.Objective ? 0 : 1)
            .ToList();
        if (seeing is not [var (objective, reader), ..])
            return null;
        var model = facts.Policy.Spec.ModelRef.Name;
        var good = await reader.RawAsync(RevisionMatch.Of(facts.Policy.Spec, model, action.To), switched, facts.Now, ct);
        var old = await reader.RawAsync(RevisionMatch.Of(facts.Policy.Spec, model, from), switched, facts.Now, ct);
        // No longer than half of what verification may take.
        var warmUp = Math.Min(ReleaseJudge.WarmUp(objective.Objective) ?? 0, facts.RollbackSpec.VerifySeconds / 2);
        return new RollbackFacts(action, objective.Name, objective.Target, good, old) { WarmUp = TimeSpan.FromSeconds(warmUp) };
    }

    private static ActionStatus? Action(PolicyFacts facts) =>
        facts.Model?.Status?.Action is { Kind: ActionKind.Rollback, SwitchedAt: not null } action
        && action.PolicyUid == facts.Policy.Metadata.Uid
            ? action
            : null;
}
