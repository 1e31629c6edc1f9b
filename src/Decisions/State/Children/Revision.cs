using System.Text.Json.Nodes;
using MlOps.Entities.Common;

namespace MlOps.Decisions.State.Children;

/// <summary>
/// What a revision is made of, as stored: the hash is over raw JSON, so that no client library's idea of a pod template
/// can change it and redeploy every model.
/// </summary>
public sealed record Revision(string Hash, JsonObject Model, JsonObject Template, JsonArray Ports)
{
    /// <summary>Ten hexadecimal digits: 40 bits are plenty for the few dozen revisions of one model.</summary>
    public const int HashLength = 10;

    public string Version => Model["version"]?.GetValue<string>() ?? "";

    public string? CompatibilityKey => Model["compatibilityKey"]?.GetValue<string>();

    /// <summary>The revision that a ModelDeployment's spec describes.</summary>
    public static Revision Of(JsonObject modelDeployment)
    {
        var spec = modelDeployment["spec"] as JsonObject ?? [];
        var model = spec["model"] as JsonObject ?? [];
        var template = spec["template"] as JsonObject ?? [];
        var ports = spec["service"]?["ports"] as JsonArray ?? [];
        return new Revision(HashOf(model, template), model, template, ports);
    }

    public static string HashOf(JsonObject model, JsonObject template) =>
        CanonicalJson.Sha256(new JsonObject { ["model"] = model.DeepClone(), ["template"] = template.DeepClone() })[..HashLength];
}
