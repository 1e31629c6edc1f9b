using System.Text.Json.Nodes;

namespace MlOps.Runtime.Api;

/// <summary>Scaling as read, compare, write; against any API, so that a fence around it is met right before the write.</summary>
internal static class ScaleOperation
{
    public static async Task<bool> RunAsync(
        IKubeApi api, ResourceKind kind, ObjectKey key, int replicas, string? uid, string? resourceVersion, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(replicas);
        var scale = await api.GetAsync(kind, key, "scale", ct)
            ?? throw new ApiException(ApiErrorKind.NotFound, 404, $"SCALE {kind.Kind} {key}: there is no such object");
        var meta = ObjectMeta.Of(scale);
        if (uid is not null && meta.Uid != uid)
            throw Replaced(kind, key, $"its uid is {meta.Uid} and not {uid}");
        if (resourceVersion is not null && meta.ResourceVersion != resourceVersion)
            throw Replaced(kind, key, $"its resourceVersion is {meta.ResourceVersion} and not {resourceVersion}");

        // The server leaves out a zero.
        var current = scale["spec"]?["replicas"]?.GetValue<int>() ?? 0;
        if (current == replicas)
            return false;
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["resourceVersion"] = meta.ResourceVersion },
            ["spec"] = new JsonObject { ["replicas"] = replicas },
        };
        await api.MergePatchAsync(kind, key, patch, "scale", ct);
        return true;
    }

    private static ApiException Replaced(ResourceKind kind, ObjectKey key, string why) =>
        new(ApiErrorKind.Conflict, 409, $"SCALE {kind.Kind} {key}: {why}");
}
