using System.Text.Json.Nodes;
using MlOps.Runtime.Api;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Status;

/// <summary>Writes only what differs, and only onto the very version that was read.</summary>
public sealed class StatusWriter(IKubeApi api)
{
    /// <summary>
    /// Whether a write that ended like this may have taken effect. What it would have told has to be told then: once it is saved, the next
    /// pass sees no difference any more.
    /// </summary>
    public static bool MayHaveWritten(Exception error) =>
        error
            is ApiException { SurelyNotApplied: false }
                or OperationCanceledException
                or LeadershipLostException { InnerException: OperationCanceledException };

    /// <summary>Patches <c>status</c> from what <paramref name="current"/> holds to <paramref name="newStatus"/>.</summary>
    /// <returns>The object as it is now, or null when there was nothing to write.</returns>
    /// <exception cref="ApiException">Conflict when the object has changed since: read and decide again.</exception>
    public async Task<JsonObject?> PatchAsync(ResourceKind kind, JsonObject current, JsonObject newStatus, CancellationToken ct)
    {
        if (MergeDiff.Compute(current["status"], newStatus) is not { } difference)
            return null;
        var meta = ObjectMeta.Of(current);
        var body = new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["resourceVersion"] =
                    meta.ResourceVersion
                    ?? throw new ArgumentException(
                        $"The {kind.Kind} {meta.Key} has no resourceVersion to base a write on",
                        nameof(current)
                    ),
                ["uid"] = meta.Uid,
            },
            ["status"] = difference,
        };
        return await api.MergePatchAsync(kind, meta.Key, body, "status", ct);
    }
}
