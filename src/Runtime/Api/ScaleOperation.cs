using System.Text.Json.Nodes;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Api;

/// <summary>Scaling as read, compare, write; against any API, so that a fence around it is met right before the write.</summary>
internal static class ScaleOperation
{
    private const int Attempts = 4;

    public static async Task<bool> RunAsync(
        IKubeApi api,
        ResourceKind kind,
        ObjectKey key,
        int replicas,
        string? uid,
        string? resourceVersion,
        CancellationToken ct
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(replicas);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(api, kind, key, replicas, uid, resourceVersion, ct);
            }
            catch (ApiException raced)
                when (raced.Kind == ApiErrorKind.Conflict && raced.Status is not null && resourceVersion is null && attempt < Attempts)
            {
                // The Deployment's own controller writes its status all the time. The target is absolute and the uid is
                // checked anew, so looking again is safe; a caller that named a version wants to know instead.
                continue;
            }
        }
    }

    private static async Task<bool> OnceAsync(
        IKubeApi api,
        ResourceKind kind,
        ObjectKey key,
        int replicas,
        string? uid,
        string? resourceVersion,
        CancellationToken ct
    )
    {
        var scale =
            await api.GetAsync(kind, key, "scale", ct)
            ?? throw new ApiException(ApiErrorKind.NotFound, 404, $"SCALE {kind.Kind} {key}: no such object");
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
        new(ApiErrorKind.Conflict, null, $"SCALE {kind.Kind} {key}: {why}");
}
