using Microsoft.AspNetCore.Http;

namespace MlOps.EndToEnd.Forwarding;

/// <summary>One request on its way to a server.</summary>
internal sealed record ApiCall(DateTimeOffset At, string Method, string Path, string Query)
{
    /// <summary>The connection that brought it, by an id.</summary>
    public string Connection { get; init; } = "";

    /// <summary>As in <c>HTTP/2</c>.</summary>
    public string Protocol { get; init; } = "";

    public static ApiCall Of(HttpContext context) =>
        new(
            TimeProvider.System.GetUtcNow(),
            context.Request.Method,
            context.Request.Path.Value ?? "",
            context.Request.QueryString.Value ?? ""
        )
        {
            Connection = context.Connection.Id,
            Protocol = context.Request.Protocol,
        };

    public bool IsWatch => Query.Contains("watch=true", StringComparison.OrdinalIgnoreCase);

    public bool IsWrite => Method is not ("GET" or "HEAD");

    /// <summary>Leases and Events tell of the operator itself; everything else changes the cluster.</summary>
    public bool IsBookkeeping => IsOf("leases") || IsOf("events");

    /// <summary>Whether it is about objects of a kind, be it the whole collection, one object or a part of one.</summary>
    public bool IsOf(string plural) => Path.Split('/').Contains(plural);

    public bool IsListOf(string plural) => !IsWrite && !IsWatch && Path.EndsWith($"/{plural}", StringComparison.Ordinal);

    public bool IsWatchOf(string plural) => IsWatch && IsOf(plural);

    /// <summary>Whether it is about one object of this name or a part of it.</summary>
    public bool IsAbout(string plural, string name) => $"{Path}/".Contains($"/{plural}/{name}/", StringComparison.Ordinal);
}
