using System.Globalization;
using System.Text.Json.Nodes;
using MlOps.Decisions.State.Children;
using MlOps.Operator.Controllers;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Tests.Goldens;

/// <summary>The question that a case asks, and the objects that answer it.</summary>
internal sealed record GoldenCase(
    string Question,
    string Why,
    DateTimeOffset Now,
    int Passes,
    IReadOnlyDictionary<string, int> Probes,
    IReadOnlyDictionary<string, string> Refuses,
    JsonObject Model,
    IReadOnlyList<(ResourceKind Kind, JsonObject Object)> Others
)
{
    private static readonly string[] Fields = ["question", "why", "now", "revision", "passes", "probes", "refuses"];

    /// <exception cref="GoldenException">A file holds something else than it should.</exception>
    public static GoldenCase Read(string folder)
    {
        var told = GoldenInput.Plain(folder, "case.yaml");
        if (told.FirstOrDefault(f => !Fields.Contains(f.Key)) is { Key: { } unknown })
            throw new GoldenException($"case.yaml: {unknown} is not a known field; known fields are {string.Join(", ", Fields)}");
        var now = Time(told);
        var model = GoldenInput.Objects(folder, "model.yaml", now, ResourceKinds.ModelDeployments) is [var (_, only)]
            ? only
            : throw new GoldenException("model.yaml: holds not exactly one ModelDeployment");
        CheckRevision(Text(told, "revision"), model);
        var probes = (told["probes"] as JsonObject ?? []).ToDictionary(p => p.Key, p => p.Value!.GetValue<int>());
        return new GoldenCase(
            Text(told, "question"),
            Text(told, "why"),
            now,
            told["passes"]?.GetValue<int>() ?? 1,
            probes,
            (told["refuses"] as JsonObject ?? []).ToDictionary(r => r.Key, r => r.Value!.ToString()),
            model,
            [
                .. GoldenInput.Objects(folder, "policies.yaml", now, ResourceKinds.SloPolicies, ResourceKinds.DriftPolicies),
                .. GoldenInput.Objects(folder, "cluster.yaml", now, GoldenKinds.InCluster),
            ]
        );
    }

    private static string Text(JsonObject told, string field) =>
        told[field] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0
            ? text
            : throw new GoldenException($"case.yaml: {field} is missing, or no text; put digits in quotes");

    private static DateTimeOffset Time(JsonObject told) =>
        DateTimeOffset.TryParse(Text(told, "now"), CultureInfo.InvariantCulture, out var now)
            ? now
            : throw new GoldenException("case.yaml: now is no time; write it as 2026-03-02T10:00:00Z");

    /// <summary>The other files name the revision by its hash, so that a change of the template must not leave them behind.</summary>
    private static void CheckRevision(string written, JsonObject model)
    {
        if (Revision.Of(model).Hash is var hash && hash != written)
            throw new GoldenException($"case.yaml: revision is {written}, but the model and template in model.yaml have the hash {hash}");
    }
}
