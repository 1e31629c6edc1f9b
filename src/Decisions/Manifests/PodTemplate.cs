using System.Text.Json.Nodes;
using MlOps.Decisions.State.Children;

namespace MlOps.Decisions.Manifests;

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
        foreach (var container in (template["spec"]?["containers"] as JsonArray ?? []).OfType<JsonObject>())
            PodEnvironment.AddTo(container, PodEnvironment.OfModel(revision.Model));
        return template;
    }

    private static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject child)
            parent[name] = child = [];
        return child;
    }
}
