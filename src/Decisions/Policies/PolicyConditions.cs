using MlOps.Decisions.Conditions;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;

namespace MlOps.Decisions.Policies;

/// <summary>The conditions that every kind of policy has.</summary>
internal static class PolicyConditions
{
    public static IReadOnlyList<StatusCondition> Finish(
        IReadOnlyList<StatusCondition> known,
        IReadOnlyList<Condition> reported,
        PolicyContext context,
        IPolicy policy
    ) => ConditionFinalizer.Finish(known, reported, context.Now, policy.Metadata.Generation);

    /// <param name="count">How many of what is judged, in words: "2 objectives".</param>
    /// <param name="interval">How often.</param>
    /// <param name="policy">The policy.</param>
    public static Condition Judging(string count, TimeSpan interval, IPolicy policy) =>
        new(WellKnown.Ready, true, Reasons.Judging, $"Evaluating {count} every {interval.TotalSeconds:0} s in mode {policy.Mode}");

    /// <summary>Breached as the verdict says; Unknown without evidence.</summary>
    public static Condition Breached(Verdict verdict, string reason, string? message) =>
        new(
            WellKnown.Breached,
            verdict switch
            {
                Verdict.Breached => true,
                Verdict.Unknown => null,
                _ => false,
            },
            reason,
            message ?? ""
        );
}
