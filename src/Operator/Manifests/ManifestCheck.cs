using System.Text.Json.Nodes;
using MlOps.Decisions.Annotations;
using MlOps.Entities;
using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.Schema;
using MlOps.Entities.Schema.Generation;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Manifests.Lints;
using MlOps.Operator.Manifests.Templates;
using MlOps.Operator.Manifests.Yaml;

namespace MlOps.Operator.Manifests;

/// <summary>
/// The rules that the operator applies, offline: the schema of the kind first, then, when that holds, the rules across fields and
/// the warnings: what is risky, and what the operator would say of it in a condition. Objects of other APIs are left alone.
/// </summary>
public static class ManifestCheck
{
    private static readonly IReadOnlyDictionary<string, JsonObject> Schemas = CustomResourceDefinitions.Kinds.ToDictionary(
        k => CustomResourceDefinitions.Describe(k).Kind,
        k => (JsonObject)CustomResourceDefinitions.For(k)["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!
    );

    private const string Served = $"{CustomResourceAttribute.Group}/{CustomResourceAttribute.Version}";

    public static IReadOnlyCollection<string> Kinds => [.. Schemas.Keys];

    /// <summary>
    /// Of our group, or of one of our kinds: under another group the server would not know it, or a stranger would get it.
    /// </summary>
    public static bool Concerns(ManifestDocument document) =>
        document.ApiVersion.StartsWith(CustomResourceAttribute.Group + "/", StringComparison.Ordinal) || Schemas.ContainsKey(document.Kind);

    public static IReadOnlyList<ManifestFinding> Check(ManifestDocument document)
    {
        if (document.Content["apiVersion"] is null)
            return [At(document, "apiVersion", $"is missing; did you mean {Served}?", Severity.Error)];
        if (!document.ApiVersion.StartsWith(CustomResourceAttribute.Group + "/", StringComparison.Ordinal))
            return
            [
                At(
                    document,
                    "apiVersion",
                    $"is '{Shortened.Of(document.Content["apiVersion"]!.ToString())}', which is not an API of this operator; did you mean {Served}?",
                    Severity.Error
                ),
            ];
        if (document.ApiVersion != Served)
            return
            [
                At(
                    document,
                    "apiVersion",
                    $"is {document.ApiVersion}; this release of the operator serves {CustomResourceAttribute.Version}",
                    Severity.Error
                ),
            ];
        if (!Schemas.TryGetValue(document.Kind, out var schema))
            return [At(document, "kind", $"is '{document.Kind}'; choose one of {string.Join(", ", Schemas.Keys)}", Severity.Error)];
        var content = (JsonObject)NullFields.Without(document.Content, schema)!;
        var wrong = new SchemaCheck(document.Written)
            .Problems(content, schema, "")
            .Concat(MetadataCheck.Problems(document))
            .DistinctBy(e => e.Field)
            .ToList();
        if (wrong.Count > 0)
            return [.. wrong.Select(e => At(document, e.Field, e.Message, Severity.Error))];
        content["metadata"] = MetadataCheck.Known(document.Content);
        var (errors, warnings) = Rules(document, content);
        // What is wrong first: a warning about a value that has to change anyway would only be noise, and warnings read valid objects only.
        return errors.Count > 0
            ? [.. errors.Select(e => At(document, e.Field, e.Message, Severity.Error))]
            : [.. warnings().Select(e => At(document, e.Field, e.Message, Severity.Warning))];
    }

    private static (IReadOnlyList<FieldError> Errors, Func<IReadOnlyList<FieldError>> Warnings) Rules(
        ManifestDocument document,
        JsonObject content
    )
    {
        switch (document.Kind)
        {
            case nameof(ModelDeployment):
                var model = EntityJson.Decode<ModelDeployment>(content);
                var template = TemplateFields.Of(model.Spec, document.Written);
                return (
                    [.. Validation.Check(model), .. template.Refused],
                    () =>
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
            case nameof(SloPolicy):
                var slo = EntityJson.Decode<SloPolicy>(content);
                var wrong = Validation.Check(slo);
                return (
                    wrong.Count > 0 ? wrong : [.. TierLint.Errors(slo.Spec)],
                    () =>
                        [
                            .. Risks.Of(slo),
                            .. ConditionLint.Of(slo.Spec),
                            .. QueryLint.Of(slo.Spec),
                            .. LabelLint.Of(slo.Spec),
                            .. PatternLint.Of(LabelLint.Uses(slo.Spec)),
                        ]
                );
            default:
                var drift = EntityJson.Decode<DriftPolicy>(content);
                return (
                    Validation.Check(drift),
                    () =>
                        [
                            .. Risks.Of(drift),
                            .. QueryLint.Of(drift.Spec),
                            .. LabelLint.Of(drift.Spec),
                            .. PatternLint.Of(LabelLint.Uses(drift.Spec)),
                        ]
                );
        }
    }

    private static ManifestFinding At(ManifestDocument document, string field, string message, Severity severity) =>
        new(document.File, document.LineOf(field), document.Kind, document.Name, field, message, severity);
}
