using System.Text.Json.Nodes;
using MlOps.Operator.Controllers.Models.World;

namespace MlOps.Operator.Actions.Children;

/// <summary>The user's pod template with the revision's labels and the model's name, version and place added.</summary>
internal static class PodTemplate
{
    public static JsonObject Of(Revision revision, JsonObject labels)
    {
        var template = (JsonObject)revision.Template.DeepClone();
        var metadata = Child(template, "metadata");
        var all = Child(metadata, "labels");
        foreach (var (key, value) in labels)
            all[key] = value?.DeepClone();
        if (template["spec"]?["containers"] is JsonArray containers)
        {
            foreach (var container in containers.OfType<JsonObject>())
                AddEnvironment(container, revision.Model);
        }

        return template;
    }

    private static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject child)
            parent[name] = child = [];
        return child;
    }

    /// <summary>What the user has set himself stays.</summary>
    private static void AddEnvironment(JsonObject container, JsonObject model)
    {
        if (container["env"] is not JsonArray env)
            container["env"] = env = [];
        var known = env.OfType<JsonObject>().Select(e => e["name"]?.GetValue<string>()).ToHashSet();
        foreach (var (variable, field) in new[] { ("MLOPS_MODEL_NAME", "name"), ("MLOPS_MODEL_VERSION", "version"), ("MLOPS_MODEL_URI", "uri") })
        {
            if (model[field]?.GetValue<string>() is { } value && !known.Contains(variable))
                env.Add(new JsonObject { ["name"] = variable, ["value"] = value });
        }
    }
}
