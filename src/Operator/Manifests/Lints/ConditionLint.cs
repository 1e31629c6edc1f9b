using MlOps.Analysis.Burn.Tiers;
using MlOps.Decisions.Actions.Retraining;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Policies;
using MlOps.Decisions.SloPolicies.Burn;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Rules;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Manifests.Lints;

/// <summary>
/// What the operator will say of a valid object in a condition: tiers that the target or the window puts out of use, and what is kept
/// without being acted on.
/// </summary>
internal static class ConditionLint
{
    public static IEnumerable<FieldError> Of(SloPolicySpec spec)
    {
        var written = spec.Tiers is { Count: > 0 };
        for (var i = 0; i < spec.Objectives.Count && !written; i++)
        {
            if (Numbers.Of(spec.Objectives[i].Target) is not { } percent)
                continue;
            foreach (var (tier, reach) in TierReach.All(spec, (double)(percent / 100m)))
            {
                // The same for every objective, so reported with the first.
                if (reach.Kind == ReachabilityKind.WithinBudget && i == 0)
                    yield return new(
                        "spec.window",
                        $"drops the default tier {tier.Name}: {reach.Explanation}; write spec.tiers with shorter windows or more budgetPercent"
                    );
                if (reach.Kind == ReachabilityKind.Unreachable)
                    yield return new(
                        $"spec.objectives[{i}].target",
                        $"drops the default tier {tier.Name}: {reach.Explanation}; write spec.tiers with less budgetPercent or a longer window"
                    );
                if (reach.Kind == ReachabilityKind.Marginal)
                    yield return new($"spec.objectives[{i}].target", $"makes the default tier {tier.Name} fire late: {reach.Explanation}");
            }
        }

        foreach (var field in UnsupportedPolicyFields.Of(spec))
            yield return Kept(field);
    }

    public static IEnumerable<FieldError> Of(ModelDeploymentSpec spec)
    {
        const string Field = "spec.retraining.jobTemplate";
        if (
            spec.Retraining?.JobTemplate is { } job
            && TrainingTemplates.Check(job, spec.Template, Field, allowPrivileged: false).Problem is { } problem
        )
            yield return new(Field, problem.StartsWith(Field, StringComparison.Ordinal) ? problem[(Field.Length + 1)..] : problem);
        foreach (var kept in UnsupportedModelFields.Of(spec))
            yield return Kept(kept);
    }

    private static FieldError Kept(FieldError field) =>
        field with
        {
            Message = $"{field.Message.TrimStart()} is accepted, but not implemented in this release".TrimStart(),
        };
}
