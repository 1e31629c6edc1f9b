using MlOps.Decisions.Actions.Retraining;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.Policies;
using MlOps.Entities.Common;
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
        foreach (var tier in TierLint.Warnings(spec))
            yield return tier;
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
