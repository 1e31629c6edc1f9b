using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MlOps.Runtime.Parsing;

namespace MlOps.Runtime.Api.Transport;

/// <summary>
/// Reads a watch line by line, each as bytes and by itself. An end of the stream is an end, not an error, also when not a single line
/// came.
/// </summary>
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
        var reader = PipeReader.Create(body, new StreamPipeReaderOptions(leaveOpen: true));
        while (await NextAsync(reader, request, ct) is { } line)
        {
            if (!IsBlank(line.Bytes))
                yield return Parse(line, request);
        }
    }

    private static Task<Stream> ReadBodyAsync(HttpResponseMessage response, CancellationToken ct) => response.Content.ReadAsStreamAsync(ct);

    /// <returns>The next line, whole unless the stream ended in it; null at the end.</returns>
    private static async Task<Line?> NextAsync(PipeReader reader, ApiRequest request, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(ct);
                var rest = read.Buffer;
                if (rest.PositionOf((byte)'\n') is { } end)
                {
                    var line = rest.Slice(0, end).ToArray();
                    reader.AdvanceTo(rest.GetPosition(1, end));
                    return new Line(line, true);
                }

                if (read.IsCompleted)
                {
                    var last = rest.ToArray();
                    reader.AdvanceTo(rest.End);
                    return last.Length == 0 ? null : new Line(last, false);
                }

                reader.AdvanceTo(rest.Start, rest.End);
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw ApiError.Classify(error, request.Name);
        }
    }

    private static WatchLine Parse(Line line, ApiRequest request)
    {
        var (type, value) = (WatchEventType.Unknown, default(ReadOnlyMemory<byte>?));
        try
        {
            foreach (var member in JsonSpans.Members(line.Bytes))
            {
                if (member.Name.Span.SequenceEqual("type"u8))
                    type = TypeOf(member.Value.Span);
                else if (member.Name.Span.SequenceEqual("object"u8))
                    value = member.Value;
            }

            var read = ObjectReader.Read(value ?? throw new JsonException("the line is not a watch event"));
            return new WatchLine(type, read.Json, read.Unreadable);
        }
        catch (JsonException broken) when (line.IsWhole)
        {
            throw new ApiException(ApiErrorKind.Unreadable, null, $"{request.Name}: a line cannot be read: {broken.Message}", null, broken);
        }
        catch (JsonException broken)
        {
            // Half a line is what a cut connection leaves behind: the watch is resumed, nothing is lost.
            throw ApiError.Classify(broken, request.Name);
        }
    }

    private static bool IsBlank(ReadOnlyMemory<byte> line) => line.Span.Trim(" \t\r"u8).IsEmpty;

    private static WatchEventType TypeOf(ReadOnlySpan<byte> type)
    {
        if (type.SequenceEqual("\"ADDED\""u8))
            return WatchEventType.Added;
        if (type.SequenceEqual("\"MODIFIED\""u8))
            return WatchEventType.Modified;
        if (type.SequenceEqual("\"DELETED\""u8))
            return WatchEventType.Deleted;
        if (type.SequenceEqual("\"BOOKMARK\""u8))
            return WatchEventType.Bookmark;
        return type.SequenceEqual("\"ERROR\""u8) ? WatchEventType.Error : WatchEventType.Unknown;
    }

    private sealed record Line(ReadOnlyMemory<byte> Bytes, bool IsWhole);
}
