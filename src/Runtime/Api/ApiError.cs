using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlOps.Runtime.Parsing;

namespace MlOps.Runtime.Api;

/// <summary>The one place that knows what a status, a Status object or an exception of the transport means.</summary>
public static class ApiError
{
    /// <summary>Classifies an HTTP answer.</summary>
    public static ApiException Classify(int status, string? body, TimeSpan? retryAfter, string request)
    {
        var details = Parse(body);
        var reason = details?["reason"] is JsonValue r && r.TryGetValue<string>(out var text) ? text : null;
        var message = details?["message"] is JsonValue m && m.TryGetValue<string>(out var words) ? words : Shorten(body);
        var fields = Causes(details, "field");
        return new ApiException(
            KindOf(status, reason, fields, Causes(details, "reason")),
            status,
            $"{request}: {status} {reason ?? ((HttpStatusCode)status).ToString()}{(message is null ? "" : $": {message}")}",
            retryAfter ?? DetailsRetryAfter(details)
        )
        {
            Fields = fields,
        };
    }

    /// <summary>Classifies the Status object of an ERROR line in a watch.</summary>
    public static ApiException Classify(JsonObject status, string request)
    {
        var code = status["code"] is JsonValue c && c.TryGetValue<int>(out var number) ? number : 500;
        return Classify(code, status.ToJsonString(), null, request);
    }

    /// <summary>Classifies what the transport threw.</summary>
    public static ApiException Classify(Exception error, string request) =>
        error switch
        {
            ApiException known => known,
            HttpRequestException http => new ApiException(
                ApiErrorKind.Transport,
                null,
                $"{request}: {http.HttpRequestError}: {Innermost(http)}",
                null,
                http
            )
            {
                SurelyNotApplied =
                    http.HttpRequestError
                        is HttpRequestError.ConnectionError
                            or HttpRequestError.NameResolutionError
                            or HttpRequestError.SecureConnectionError,
            },
            OperationCanceledException or TimeoutException => new ApiException(
                ApiErrorKind.ServerTimeout,
                null,
                $"{request}: no answer in time",
                null,
                error
            ),
            _ => new ApiException(ApiErrorKind.Transport, null, $"{request}: {Innermost(error)}", null, error),
        };

    private static ApiErrorKind KindOf(int status, string? reason, IReadOnlyList<string> fields, IReadOnlyList<string> causes) =>
        (status, reason) switch
        {
            // A uid in a patch is our precondition; the server calls it an attempt to change an immutable field.
            (422, _) when fields.Count > 0 && fields.All(f => f == "metadata.uid") => ApiErrorKind.Conflict,
            // Some servers send Expired, some Gone, and an ERROR line may carry either the code or only the reason.
            (410, _) or (_, "Expired") or (_, "Gone") => ApiErrorKind.Gone,
            (409, "AlreadyExists") => ApiErrorKind.AlreadyExists,
            (409, _) => ApiErrorKind.Conflict,
            (404, _) => ApiErrorKind.NotFound,
            (401, _) => ApiErrorKind.Unauthorized,
            // Recognised by its cause (kubernetes staging/src/k8s.io/api/core/v1/types.go, NamespaceTerminatingCause), not by its words.
            (403, _) when causes.Contains("NamespaceTerminating") => ApiErrorKind.NamespaceTerminating,
            (403, _) => ApiErrorKind.Forbidden,
            (429, _) => ApiErrorKind.TooManyRequests,
            (408 or 504, _) or (_, "Timeout" or "ServerTimeout") => ApiErrorKind.ServerTimeout,
            (>= 500, _) => ApiErrorKind.ServerError,
            _ => ApiErrorKind.Invalid,
        };

    private static TimeSpan? DetailsRetryAfter(JsonObject? status) =>
        status?["details"] is JsonObject details
        && details["retryAfterSeconds"] is JsonValue v
        && v.TryGetValue<int>(out var seconds)
        && seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static IReadOnlyList<string> Causes(JsonObject? status, string part) =>
        status?["details"] is JsonObject details && details["causes"] is JsonArray causes
            ? [.. causes.OfType<JsonObject>().Select(c => c[part]?.ToString()).OfType<string>()]
            : [];

    private static JsonObject? Parse(string? body)
    {
        if (string.IsNullOrWhiteSpace(body) || body[0] != '{')
            return null;
        try
        {
            return JsonBytes.ParseObject(Encoding.UTF8.GetBytes(body));
        }
        catch (JsonException)
        {
            // A proxy in between may answer with anything; its text is still shown.
            return null;
        }
    }

    /// <summary>At a whole character: half of one would be shown as a broken one.</summary>
    private static string? Shorten(string? body) =>
        string.IsNullOrWhiteSpace(body) ? null
        : body.Length <= 300 ? body.Trim()
        : body[..(char.IsHighSurrogate(body[299]) ? 299 : 300)].Trim() + "…";

    private static string Innermost(Exception error) => error.GetBaseException().Message;
}
