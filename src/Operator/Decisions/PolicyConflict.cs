using MlOps.Entities;
using MlOps.Entities.Common;
using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Decisions;

/// <summary>
/// Two policies that may both roll one model back would answer the same trouble twice, or work against each other. The oldest acts,
/// by creation and then by name, so that whoever adds a second one changes nothing; the others judge and observe.
/// </summary>
internal static class PolicyConflict
{
    /// <returns>The policy that acts in place of <paramref name="policy"/>, or null when nothing is in its way.</returns>
    public static SloPolicy? Older(SloPolicy policy, IReadOnlyList<SloPolicy> ofModel, DateTimeOffset now)
    {
        if (!MayRollBack(policy, now))
            return null;
        var first = ofModel.Where(p => p.Metadata.Uid != policy.Metadata.Uid && MayRollBack(p, now)).Append(policy)
            .OrderBy(p => p.Metadata.CreationTimestamp ?? DateTimeOffset.MaxValue).ThenBy(p => p.Metadata.Name, StringComparer.Ordinal).First();
        return ReferenceEquals(first, policy) ? null : first;
    }

    /// <summary>A policy that is going, refused or only observes is in nobody's way.</summary>
    private static bool MayRollBack(SloPolicy policy, DateTimeOffset now) =>
        policy.Metadata.DeletionTimestamp is null
        && EffectiveMode.Of(policy, now) != PolicyMode.Observe
        && (policy.Spec.Responses is not { } responses || responses.Any(r => r.Steps.Any(s => s.Action == RequestedAction.Rollback)))
        && Validation.Check(policy).Count == 0;
}
