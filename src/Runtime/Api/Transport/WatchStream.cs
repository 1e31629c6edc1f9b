using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlOps.Runtime.Api.Transport;

/// <summary>Reads a watch line by line. An end of the stream is an end, not an error, also when not a single line came.</summary>
internal static class WatchStream
{
    public static async IAsyncEnumerable<WatchLine> ReadAsync(
        RequestSender sender,
        ApiRequest request,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        using var response = await sender.OpenAsync(request, ct);
        await using var body = await ReadBodyAsync(response, ct);
        using var reader = new StreamReader(body);
        while (await NextAsync(reader, request, ct) is { } line)
        {
            if (line.Length > 0)
                yield return Parse(line, request);
        }
    }

    private static Task<Stream> ReadBodyAsync(HttpResponseMessage response, CancellationToken ct) => response.Content.ReadAsStreamAsync(ct);

    private static async Task<string?> NextAsync(StreamReader reader, ApiRequest request, CancellationToken ct)
    {
        try
        {
            return await reader.ReadLineAsync(ct);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw ApiError.Classify(error, request.Name);
        }
    }

    private static WatchLine Parse(string line, ApiRequest request)
    {
        try
        {
            if (JsonNode.Parse(line) is JsonObject json && json["object"] is JsonObject obj)
            {
                json.Remove("object");
                return new WatchLine(TypeOf(json["type"]?.GetValue<string>()), obj);
            }

            throw new JsonException("the line is not a watch event");
        }
        catch (JsonException broken)
        {
            // Half a line is what a cut connection leaves behind: the watch is resumed, nothing is lost.
            throw ApiError.Classify(broken, request.Name);
        }
    }

    private static WatchEventType TypeOf(string? type) =>
        type switch
        {
            "ADDED" => WatchEventType.Added,
            "MODIFIED" => WatchEventType.Modified,
            "DELETED" => WatchEventType.Deleted,
            "BOOKMARK" => WatchEventType.Bookmark,
            "ERROR" => WatchEventType.Error,
            _ => WatchEventType.Unknown,
        };
}
