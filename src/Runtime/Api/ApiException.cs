using System.Text.Json.Nodes;

namespace MlOps.Runtime.Api;

/// <summary>A failed call to the API server; its message carries the server's own.</summary>
public sealed class ApiException(ApiErrorKind kind, int? status, string message, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception(message, inner)
{
    public ApiErrorKind Kind { get; } = kind;

    /// <summary>The HTTP status, when there was an answer.</summary>
    public int? Status { get; } = status;

    /// <summary>How long the server asked us to wait.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>The fields the server found fault with.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>What identifies the object of an answer that could not be read.</summary>
    public JsonObject? Identity { get; init; }

    /// <summary>Whether the same request may succeed later without anyone changing anything.</summary>
    public bool IsTransient =>
        Kind is ApiErrorKind.TooManyRequests or ApiErrorKind.ServerTimeout or ApiErrorKind.ServerError or ApiErrorKind.Transport;

    /// <summary>Whether the request surely had no effect, so that even a write can be sent again.</summary>
    public bool SurelyNotApplied { get; init; } =
        kind is not (ApiErrorKind.ServerTimeout or ApiErrorKind.ServerError or ApiErrorKind.Transport or ApiErrorKind.Unreadable);
}
