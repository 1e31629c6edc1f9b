using System.Text.Json.Nodes;

namespace MlOps.Decisions.Manifests;

/// <summary>Adds variables to the containers of a pod template.</summary>
internal static class PodEnvironment
{
    /// <summary>What the user has set himself stays; a variable without a value is left out.</summary>
    public static void Add(JsonObject template, IReadOnlyList<(string Name, string? Value)> variables)
    {
        foreach (var list in new[] { "initContainers", "containers" })
        {
            foreach (var container in (template["spec"]?[list] as JsonArray ?? []).OfType<JsonObject>())
                AddTo(container, variables);
        }
    }

    /// <summary>Name, version and location of a model, as passed to each of its containers.</summary>
    public static IReadOnlyList<(string Name, string? Value)> OfModel(JsonObject model) =>
        [
            ("MLOPS_MODEL_NAME", model["name"]?.GetValue<string>()),
            ("MLOPS_MODEL_VERSION", model["version"]?.GetValue<string>()),
            ("MLOPS_MODEL_URI", model["uri"]?.GetValue<string>()),
        ];

    public static void AddTo(JsonObject container, IReadOnlyList<(string Name, string? Value)> variables)
    {
        if (container["env"] is not JsonArray env)
            container["env"] = env = [];
        var known = env.OfType<JsonObject>().Select(e => e["name"]?.GetValue<string>()).ToHashSet();
        foreach (var (name, value) in variables.Where(v => v.Value is not null && !known.Contains(v.Name)))
            env.Add((JsonNode)new JsonObject { ["name"] = name, ["value"] = value });
    }
}
