using System.Text.Json.Nodes;
using MlOps.Decisions.Annotations;
using MlOps.Entities;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.Serialization;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Manifests.Lints;
using MlOps.Operator.Manifests.Templates;
using MlOps.Operator.Manifests.Yaml;

namespace MlOps.Operator.Manifests;

/// <summary>The rules across fields and the warnings of each kind, for an object that its schema lets through.</summary>
internal static class ManifestRules
{
    public static RuleFindings Of(ManifestDocument document, JsonObject content) =>
        document.Kind switch
        {
            nameof(ModelDeployment) => Of(EntityJson.Decode<ModelDeployment>(content), document.Written),
            nameof(SloPolicy) => Of(EntityJson.Decode<SloPolicy>(content)),
            _ => Of(EntityJson.Decode<DriftPolicy>(content)),
        };

    private static RuleFindings Of(ModelDeployment model, IReadOnlyDictionary<string, string> written)
    {
        var template = TemplateFields.Of(model.Spec, written);
        return RuleFindings.Of(
            [.. Validation.Check(model), .. template.Refused],
            [
                .. Risks.Of(model),
                .. AnnotationLint.Of(model.Metadata.Annotations),
                .. ConditionLint.Of(model.Spec),
                .. QueryLint.Of(model.Spec),
                .. LabelLint.Of(model.Spec),
                .. PatternLint.Of(LabelLint.Uses(model.Spec)),
                .. template.Unknown,
                .. TemplateLint.Of(model.Spec),
            ]
        );
    }

    private static RuleFindings Of(SloPolicy policy)
    {
        var wrong = Validation.Check(policy);
        var sound = policy with { Spec = WithoutDoubtful(policy.Spec, [.. wrong.Select(e => e.Field)]) };
        return RuleFindings.Of(
            [.. wrong, .. TierLint.Errors(sound.Spec)],
            [
                .. Risks.Of(sound),
                .. ConditionLint.Of(sound.Spec),
                .. QueryLint.Of(sound.Spec),
                .. LabelLint.Of(sound.Spec),
                .. PatternLint.Of(LabelLint.Uses(sound.Spec)),
            ]
        );
    }

    private static RuleFindings Of(DriftPolicy policy) =>
        RuleFindings.Of(
            Validation.Check(policy),
            [
                .. Risks.Of(policy),
                .. QueryLint.Of(policy.Spec),
                .. LabelLint.Of(policy.Spec),
                .. PatternLint.Of(LabelLint.Uses(policy.Spec)),
            ]
        );

    /// <summary>What is computed from a wrong target or a wrong window is wrong too; without a target nothing is computed.</summary>
    private static SloPolicySpec WithoutDoubtful(SloPolicySpec spec, IReadOnlyList<string> wrong) =>
        spec with
        {
            Objectives =
            [
                .. spec.Objectives.Select(
                    (o, i) => wrong.Contains("spec.window") || wrong.Contains($"spec.objectives[{i}].target") ? o with { Target = "" } : o
                ),
            ],
        };
}
