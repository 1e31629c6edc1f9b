using System.Text.Json.Nodes;
using MlOps.Decisions.State.Children;
using MlOps.Entities.Common;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.Models.ClusterViews;

/// <summary>Reads the facts about a revision from its pods. Pods, because EndpointSlice v1 is unknown to Kubernetes 1.20.</summary>
internal static class PodViews
{
    private const int LongestDigest = 200;

    public static PodView? Of(JsonObject raw)
    {
        var meta = ObjectMeta.Of(raw);
        if (!meta.Labels.TryGetValue(WellKnown.RevisionLabel, out var hash))
            return null;
        var status = raw["status"] as JsonObject;
        if (Text(status, "phase") is "Succeeded" or "Failed")
            return null;
        var ready = Items(status, "conditions").FirstOrDefault(c => Text(c, "type") == "Ready");
        var containers = Items(status, "containerStatuses").ToList();
        if (meta.IsDeleting && containers.Count > 0 && containers.TrueForAll(HasEnded))
            return null;
        var changed = DateTimeOffset.TryParse(Text(ready, "lastTransitionTime"), out var at) ? at : meta.CreationTimestamp ?? default;
        return new PodView(
            meta.Name,
            hash,
            Text(ready, "status") == "True",
            changed,
            containers.Sum(Restarts),
            meta.IsDeleting,
            containers.Select(Trouble).FirstOrDefault(t => t is not null)
        )
        {
            CreatedAt = meta.CreationTimestamp ?? default,
            Images = string.Join(' ', containers.Select(Image).OfType<string>().Order(StringComparer.Ordinal)),
        };
    }

    /// <summary>Whether requests go to this pod, regardless of its owner.</summary>
    public static bool IsReady(JsonObject raw) =>
        !ObjectMeta.Of(raw).IsDeleting
        && Items(raw["status"] as JsonObject, "conditions").Any(c => Text(c, "type") == "Ready" && Text(c, "status") == "True");

    /// <summary>The kubelet may take a minute more to remove the object of a pod that cannot answer any more.</summary>
    private static bool HasEnded(JsonObject container) => container["state"]?["terminated"] is JsonObject;

    private static int Restarts(JsonObject container) =>
        container["restartCount"] is JsonValue value && value.TryGetValue<int>(out var count) ? count : 0;

    private static string? Trouble(JsonObject container)
    {
        var waiting = container["state"]?["waiting"] as JsonObject;
        return Text(waiting, "reason") is { } reason and not "ContainerCreating" and not "PodInitializing" ? reason : null;
    }

    /// <summary>
    /// The digest without its prefix, which depends on the runtime. A registry's digest keeps its <c>@</c>: for one image it differs from
    /// the digest of a loaded image.
    /// </summary>
    private static string? Image(JsonObject container)
    {
        if (Text(container, "name") is not { } name || Text(container, "imageID") is not { } id)
            return null;
        var at = id.LastIndexOf('@');
        var digest = at < 0 ? id[(id.LastIndexOf('/') + 1)..] : id[at..];
        return digest.Contains(':', StringComparison.Ordinal) && digest.Length <= LongestDigest ? $"{name}={digest}" : null;
    }

    private static IEnumerable<JsonObject> Items(JsonObject? node, string name) => (node?[name] as JsonArray)?.OfType<JsonObject>() ?? [];

    private static string? Text(JsonObject? node, string name) =>
        node?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
