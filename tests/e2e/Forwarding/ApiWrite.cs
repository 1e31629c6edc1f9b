namespace MlOps.EndToEnd.Forwarding;

/// <summary>One write that the operator sent and the API server answered.</summary>
internal sealed record ApiWrite(DateTimeOffset At, string Method, string Path, string Body, int Status)
{
    /// <summary>Leases and Events tell of the operator itself; everything else changes the cluster.</summary>
    public bool IsBookkeeping => Path.Contains("/leases", StringComparison.Ordinal) || Path.Contains("/events", StringComparison.Ordinal);

    public bool Succeeded => Status is >= 200 and < 300;

    public bool IsStatusOf(string plural) =>
        Path.Contains($"/{plural}/", StringComparison.Ordinal) && Path.EndsWith("/status", StringComparison.Ordinal);

    public override string ToString() => $"{At:HH:mm:ss.fff} {Method} {Path} -> {Status} {(Body.Length > 300 ? Body[..300] + "…" : Body)}";
}
