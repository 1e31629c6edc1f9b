using System.Text.Json.Nodes;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Api;

/// <summary>The calls as they are written most often: all that is optional left out, the token last.</summary>
public static class KubeApiExtensions
{
    public static Task<JsonObject?> GetAsync(this IKubeApi api, ResourceKind kind, ObjectKey key, CancellationToken ct) =>
        api.GetAsync(kind, key, null, ct);

    public static Task<JsonObject> CreateAsync(this IKubeApi api, ResourceKind kind, string? ns, JsonObject body, CancellationToken ct) =>
        api.CreateAsync(kind, ns, body, false, ct);

    public static Task<JsonObject> ApplyAsync(this IKubeApi api, ResourceKind kind, ObjectKey key, JsonObject body, CancellationToken ct) =>
        api.ApplyAsync(kind, key, body, true, false, ct);

    public static Task<JsonObject> MergePatchAsync(
        this IKubeApi api,
        ResourceKind kind,
        ObjectKey key,
        JsonObject patch,
        CancellationToken ct
    ) => api.MergePatchAsync(kind, key, patch, null, ct);

    public static Task<JsonObject> JsonPatchAsync(
        this IKubeApi api,
        ResourceKind kind,
        ObjectKey key,
        JsonArray operations,
        CancellationToken ct
    ) => api.JsonPatchAsync(kind, key, operations, null, ct);

    /// <summary>All pages of a collection in one list; for small collections that no informer watches.</summary>
    public static async Task<IReadOnlyList<JsonObject>> ListAllAsync(
        this IKubeApi api,
        ResourceKind kind,
        string? ns,
        string? labelSelector,
        CancellationToken ct
    )
    {
        var items = new List<JsonObject>();
        string? next = null;
        do
        {
            var page = await api.ListAsync(kind, ns, labelSelector, 500, next, null, ct);
            items.AddRange(page.Items);
            next = page.Continue;
        } while (next is not null);
        return items;
    }
}
