using System.Text.Json.Nodes;
using MlOps.Decisions.Annotations;
using MlOps.Entities.Schema;
using MlOps.Entities.Schema.Generation;
using MlOps.Operator.Manifests.Yaml;

namespace MlOps.Operator.Manifests;

/// <summary>
/// The rules that the operator applies, offline: the schema of the kind, the rules across fields, and the warnings: what is risky, and what
/// the operator would say of it in a condition. What a mistake leaves readable is checked too. Objects of other APIs are left alone.
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
        if (wrong.Count == 0)
        {
            content["metadata"] = MetadataCheck.Known(document.Content);
            return InFile(document, ManifestRules.Of(document, content));
        }

        var beside = ReadableParts
            .Of(content, schema, document, wrong)
            .Select(part => part.Left(ManifestRules.Of(document, part.Content)))
            .Aggregate((one, other) => one.Common(other));
        return InFile(document, beside with { Errors = [.. wrong, .. beside.Errors] });
    }

    private static IReadOnlyList<ManifestFinding> InFile(ManifestDocument document, RuleFindings found) =>
        [
            .. found.Errors.Select(e => At(document, e.Field, e.Message, Severity.Error)),
            .. found.Others.Select(e => At(document, e.Field, e.Message, e.IsNote ? Severity.Note : Severity.Warning)),
        ];

    private static ManifestFinding At(ManifestDocument document, string field, string message, Severity severity) =>
        new(document.File, document.LineOf(field), document.Kind, document.Name, field, message, severity);
}
