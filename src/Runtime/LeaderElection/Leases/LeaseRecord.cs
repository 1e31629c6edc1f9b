using System.Globalization;
using System.Text.Json.Nodes;

namespace MlOps.Runtime.LeaderElection.Leases;

/// <summary>The spec of a Lease. Every field may be missing: others write leases too.</summary>
internal sealed record LeaseRecord(string Holder, int? DurationSeconds, string? AcquireTime, string? RenewTime, long Transitions)
{
    public bool IsFree => Holder.Length == 0;

    public static LeaseRecord From(JsonObject lease)
    {
        var spec = lease["spec"] as JsonObject;
        return new(
            Text(spec, "holderIdentity") ?? "",
            spec?["leaseDurationSeconds"] is JsonValue d && d.TryGetValue<int>(out var seconds) ? seconds : null,
            Text(spec, "acquireTime"),
            Text(spec, "renewTime"),
            spec?["leaseTransitions"] is JsonValue t && t.TryGetValue<long>(out var count) ? count : 0
        );
    }

    public JsonObject ToJson() =>
        new()
        {
            ["holderIdentity"] = Holder,
            ["leaseDurationSeconds"] = DurationSeconds,
            ["acquireTime"] = AcquireTime,
            ["renewTime"] = RenewTime,
            ["leaseTransitions"] = Transitions,
        };

    /// <summary>MicroTime as the API server wants it. For people only: no decision is taken from it.</summary>
    public static string Time(DateTimeOffset now) =>
        now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static string? Text(JsonObject? spec, string name) =>
        spec?[name] is JsonValue v && v.TryGetValue<string>(out var text) ? text : null;
}
