using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using MlOps.Decisions.State.Children;
using MlOps.Operator.Manifests;
using MlOps.Operator.Manifests.Yaml;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Tests.Goldens;

/// <summary>
/// Reads the files of a case as <c>kubectl</c> would, refuses what the operator could not read, so that no misspelt field passes for an
/// absent one, and adds what the API server adds to every object.
/// </summary>
internal static class GoldenInput
{
    private const string Prefix = "mlops-operator.io/";

    private static readonly HashSet<string> Words =
    [
        .. typeof(WellKnown).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<string>(),
    ];

    public static JsonObject Plain(string folder, string file) =>
        Documents(folder, file) is [var only] ? Parsed(only.Content) : throw new GoldenException($"{file}: holds not exactly one document");

    public static IReadOnlyList<(ResourceKind Kind, JsonObject Object)> Objects(
        string folder,
        string file,
        DateTimeOffset now,
        params ResourceKind[] kinds
    )
    {
        var objects = new List<(ResourceKind Kind, JsonObject Object)>();
        foreach (var document in Documents(folder, file))
        {
            var kind =
                Array.Find(kinds, k => k.Kind == document.Kind && k.ApiVersion == document.ApiVersion)
                ?? throw new GoldenException(
                    $"{file}: {document.ApiVersion} {document.Kind} does not belong here; there may be {string.Join(", ", kinds.Select(k => $"{k.ApiVersion} {k.Kind}"))}"
                );
            var raw = Parsed(document.Content);
            if (Problem(kind, document, raw) is { } problem)
                throw new GoldenException($"{file}: {document.Kind} {document.Name}: {problem}");
            if (objects.Exists(o => o.Kind == kind && ObjectMeta.Of(o.Object).Key == ObjectMeta.Of(raw).Key))
                throw new GoldenException($"{file}: {document.Kind} {document.Name} is there twice");
            Complete(kind, raw, now);
            objects.Add((kind, raw));
        }

        return objects;
    }

    /// <summary>What the API server writes itself. Nothing here decides anything: a case that rests on one of these states it.</summary>
    public static void Complete(ResourceKind kind, JsonObject raw, DateTimeOffset now)
    {
        var metadata = (JsonObject)raw["metadata"]!;
        metadata["uid"] ??= $"{kind.Kind.ToLowerInvariant()}-{ObjectMeta.Of(raw).Name}-uid";
        metadata["generation"] ??= 1;
        metadata["creationTimestamp"] ??= now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        metadata["resourceVersion"] = "1";
    }

    private static IReadOnlyList<ManifestDocument> Documents(string folder, string file)
    {
        try
        {
            return ManifestReader.Read(Path.Combine(folder, file), TextReader.Null);
        }
        catch (YamlDotNet.Core.YamlException e)
        {
            throw new GoldenException($"{file}:{e.Start.Line}: {e.Message}");
        }
    }

    private static string? Problem(ResourceKind kind, ManifestDocument document, JsonObject raw)
    {
        if (
            ManifestCheck.Concerns(document) && ManifestCheck.Check(document).FirstOrDefault(f => f.Severity == Severity.Error) is { } error
        )
            return $"{error.Field}: {error.Message}";
        if (ObjectMeta.Of(raw) is { Name: "" } or { Namespace: "" })
            return "metadata.name and metadata.namespace are needed";
        if (Paths(raw, "").FirstOrDefault(p => !GoldenKinds.Knows(kind, p)) is { } unknown)
            return $"{unknown} is misspelt, or the operator does not read it: remove it, or add it to GoldenKinds";
        if (
            ObjectMeta.Of(raw) is var meta
            && meta
                .Labels.Keys.Concat(meta.Annotations.Keys)
                .FirstOrDefault(k => k.StartsWith(Prefix, StringComparison.Ordinal) && !Words.Contains(k))
                is { } word
        )
            return $"{word} is no label or annotation of this operator";
        return
            kind == Kinds.ControllerRevisions
            && raw["data"] is JsonObject { } data
            && meta.Labels.GetValueOrDefault(WellKnown.RevisionLabel) is { } written
            && Revision.HashOf((JsonObject)data["model"]!, (JsonObject)data["template"]!) is var hash
            && hash != written
            ? $"label {WellKnown.RevisionLabel} is {written}, but its data have the hash {hash}"
            : null;
    }

    private static IEnumerable<string> Paths(JsonNode? node, string path) =>
        node switch
        {
            JsonObject { Count: > 0 } o => o.SelectMany(f => Paths(f.Value, path.Length == 0 ? f.Key : $"{path}.{f.Key}")),
            JsonArray { Count: > 0 } a => a.SelectMany(item => Paths(item, path + "[]")),
            _ => [path],
        };

    /// <summary>Numbers as the API server's JSON gives them, readable as any type that they fit.</summary>
    private static JsonObject Parsed(JsonObject content) => JsonNode.Parse(content.ToJsonString())!.AsObject();
}
