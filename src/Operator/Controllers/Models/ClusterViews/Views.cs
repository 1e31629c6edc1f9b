using System.Globalization;
using System.Text.Json.Nodes;
using MlOps.Decisions.State.Children;
using MlOps.Entities.Common;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.Models.ClusterViews;

/// <summary>Reads what the decisions need from raw objects. Whatever is missing or of another type reads as absent.</summary>
internal static class Views
{
    public static RevisionObject? Revision(JsonObject raw)
    {
        var meta = ObjectMeta.Of(raw);
        if (raw["data"] is not JsonObject data || data["model"] is not JsonObject model || data["template"] is not JsonObject template)
            return null;
        if (!meta.Labels.TryGetValue(WellKnown.RevisionLabel, out var hash))
            return null;
        // Someone else wrote it: its labels do not match its data.
        if (MlOps.Decisions.State.Children.Revision.HashOf(model, template) != hash)
            return null;
        var revision = new Revision(hash, JsonCopy.Detached(model), JsonCopy.Detached(template), Ports(data));
        return new RevisionObject(
            revision,
            meta.Name,
            meta.Uid ?? "",
            meta.CreationTimestamp ?? default,
            meta.Annotations.GetValueOrDefault(WellKnown.QuarantineAnnotation),
            Time(meta, WellKnown.GoodSinceAnnotation)
        )
        {
            Images = (meta.Annotations.GetValueOrDefault(WellKnown.ImagesAnnotation) ?? "").Split(
                ' ',
                StringSplitOptions.RemoveEmptyEntries
            ),
            ServedUntil = Time(meta, WellKnown.ServedUntilAnnotation),
            Judged = meta.Annotations.GetValueOrDefault(WellKnown.JudgedAnnotation) == "false" ? false : null,
            ReleaseSpent = meta.Annotations.GetValueOrDefault(WellKnown.ReleaseSpentAnnotation) == "true",
            QuarantinedHashes = (meta.Annotations.GetValueOrDefault(WellKnown.QuarantinedHashesAnnotation) ?? "").Split(
                ',',
                StringSplitOptions.RemoveEmptyEntries
            ),
        };
    }

    public static ChildDeployment? Deployment(JsonObject raw)
    {
        var meta = ObjectMeta.Of(raw);
        if (!meta.Labels.TryGetValue(WellKnown.RevisionLabel, out var hash) || meta.IsDeleting)
            return null;
        var settled = Number(raw["status"], "observedGeneration") >= meta.Generation;
        return new ChildDeployment(
            hash,
            meta.Name,
            meta.Uid ?? "",
            (int)Number(raw["spec"], "replicas"),
            (int)Number(raw["status"], "readyReplicas"),
            settled,
            meta.CreationTimestamp ?? default
        )
        {
            Available = (int)Number(raw["status"], "availableReplicas"),
            MinReadySeconds = (int)Number(raw["spec"], "minReadySeconds"),
            ScaledBy = ScaledBy(raw),
            EditedBy = EditedBy(raw),
        };
    }

    /// <summary>
    /// Another manager that owns a field of the pods' spec. Annotations do not count: <c>kubectl rollout restart</c> sets one.
    /// </summary>
    private static string? EditedBy(JsonObject raw) =>
        (raw["metadata"]?["managedFields"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Where(m => m["fieldsV1"]?["f:spec"]?["f:template"]?["f:spec"] is JsonObject { Count: > 0 })
            .Select(m => m["manager"]?.ToString())
            .FirstOrDefault(m => !string.IsNullOrEmpty(m) && m != FieldManager.Name);

    /// <summary>
    /// The newest entry that owns spec.replicas. Kubernetes before 1.22 does not track /scale, so the writer is unknown there.
    /// </summary>
    private static ForeignScale? ScaledBy(JsonObject raw)
    {
        var newest = (raw["metadata"]?["managedFields"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Where(m => m["fieldsV1"]?["f:spec"]?["f:replicas"] is not null)
            .Select(m =>
                (Manager: m["manager"]?.ToString() ?? "", At: DateTimeOffset.TryParse(m["time"]?.ToString(), out var at) ? at : default)
            )
            .OrderByDescending(m => m.At)
            .FirstOrDefault();
        return string.IsNullOrEmpty(newest.Manager) || newest.Manager == FieldManager.Name
            ? null
            : new ForeignScale(newest.Manager, newest.At);
    }

    public static RevisionServiceView RevisionService(JsonObject raw)
    {
        var meta = ObjectMeta.Of(raw);
        return new RevisionServiceView(
            meta.Labels.GetValueOrDefault(WellKnown.RevisionLabel),
            meta.Name,
            meta.Uid ?? "",
            raw["spec"]?["clusterIP"]?.GetValue<string>()
        )
        {
            Ports = Ports(raw["spec"]),
        };
    }

    public static ServiceView Service(JsonObject raw, string ownerUid)
    {
        var meta = ObjectMeta.Of(raw);
        return new ServiceView(
            meta.Name,
            meta.Uid ?? "",
            raw["spec"]?["selector"] is JsonObject selector ? SelectedRevision(selector) : null,
            meta.IsOwnedBy(ownerUid),
            meta.Annotations.ContainsKey(WellKnown.AdoptAnnotation),
            Ports(raw["spec"]),
            raw["spec"]?["clusterIP"]?.GetValue<string>()
        )
        {
            Selector = raw["spec"]?["selector"] is JsonObject labels ? SelectorText.Of(labels) : null,
            IsolatedFrom = meta.Annotations.GetValueOrDefault(WellKnown.IsolatedFromAnnotation),
        };
    }

    private static JsonArray Ports(JsonNode? node) => node?["ports"] is JsonArray ports ? JsonCopy.Detached(ports) : [];

    /// <summary>Only the operator's own selector counts as selecting a revision: any further key selects something else.</summary>
    private static string? SelectedRevision(JsonObject selector) =>
        selector.Count == 2 && selector.ContainsKey(WellKnown.ModelLabel) ? selector[WellKnown.RevisionLabel]?.GetValue<string>() : null;

    private static DateTimeOffset? Time(ObjectMeta meta, string annotation) =>
        meta.Annotations.TryGetValue(annotation, out var text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at)
            ? at
            : null;

    private static long Number(JsonNode? node, string name) =>
        node is JsonObject obj && obj[name] is JsonValue value && value.TryGetValue<long>(out var number) ? number : 0;
}
