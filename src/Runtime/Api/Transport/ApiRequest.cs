using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace MlOps.Runtime.Api.Transport;

/// <summary>A request that can be sent more than once.</summary>
internal sealed record ApiRequest(HttpMethod Method, string PathAndQuery, string Verb, bool IsWrite, string? ContentType, byte[]? Body)
{
    public const string Json = "application/json";
    public const string MergePatch = "application/merge-patch+json";
    public const string JsonPatch = "application/json-patch+json";

    /// <summary>JSON is YAML, and this is the one type that every server with server-side apply accepts.</summary>
    public const string ApplyPatch = "application/apply-patch+yaml";

    /// <summary>How it is called in errors: without the query, which only adds length.</summary>
    public string Name => $"{Verb} /{PathAndQuery.Split('?')[0]}";

    public static ApiRequest Get(string path) => new(HttpMethod.Get, path, "GET", false, null, null);

    public static ApiRequest Watch(string path) => new(HttpMethod.Get, path, "WATCH", false, null, null);

    public static ApiRequest Write(HttpMethod method, QueryPath path, string contentType, JsonNode body) =>
        new(
            method,
            path.ToString(),
            contentType == ApplyPatch ? "APPLY" : method.Method,
            true,
            contentType,
            Encoding.UTF8.GetBytes(body.ToJsonString())
        );

    public HttpRequestMessage ToMessage(Uri baseUri, Version version)
    {
        var message = new HttpRequestMessage(Method, new Uri(baseUri, PathAndQuery))
        {
            Version = version,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(Json));
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(ContentType!);
        }

        return message;
    }
}
