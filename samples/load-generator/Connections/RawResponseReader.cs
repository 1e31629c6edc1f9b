using System.Globalization;
using System.Text;

namespace MlOps.Samples.LoadGenerator.Connections;

/// <summary>Reads exactly one HTTP/1.1 answer from a stream: as much as a JSON model server sends, no more.</summary>
internal sealed class RawResponseReader(Stream stream, string versionHeader)
{
    private const int MaxBody = 1 << 20;
    private readonly byte[] _buffer = new byte[4096];
    private int _next;
    private int _end;

    public async Task<ModelAnswer> ReadAsync(CancellationToken cancellation)
    {
        var status = int.Parse((await LineAsync(cancellation)).Split(' ')[1], CultureInfo.InvariantCulture);
        string? version = null;
        int length = 0;
        bool chunked = false;
        while (await LineAsync(cancellation) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
            if (Same(name, versionHeader))
                version = value;
            else if (Same(name, "Content-Length"))
                length = int.Parse(value, CultureInfo.InvariantCulture);
            else if (Same(name, "Transfer-Encoding"))
                chunked = Same(value, "chunked");
        }

        var body = chunked ? await ChunksAsync(cancellation) : await ExactlyAsync(length, cancellation);
        return new ModelAnswer(status, version, body);
    }

    private async Task<string> ChunksAsync(CancellationToken cancellation)
    {
        var body = new StringBuilder();
        while (true)
        {
            var size = int.Parse(await LineAsync(cancellation), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.Append(await ExactlyAsync(size, cancellation));
            await LineAsync(cancellation);
            if (size == 0)
                return body.ToString();
        }
    }

    private async Task<string> LineAsync(CancellationToken cancellation)
    {
        var line = new StringBuilder();
        for (var b = await ByteAsync(cancellation); b != '\n'; b = await ByteAsync(cancellation))
            line.Append((char)b);
        return line.ToString().TrimEnd('\r');
    }

    private async Task<string> ExactlyAsync(int count, CancellationToken cancellation)
    {
        if (count > MaxBody)
            throw new FormatException($"an answer of {count} bytes is not one of a model");
        var bytes = new byte[count];
        for (int i = 0; i < count; i++)
            bytes[i] = await ByteAsync(cancellation);
        return Encoding.UTF8.GetString(bytes);
    }

    private async ValueTask<byte> ByteAsync(CancellationToken cancellation)
    {
        if (_next == _end)
        {
            (_next, _end) = (0, await stream.ReadAsync(_buffer, cancellation));
            if (_end == 0)
                throw new IOException("the server closed the connection");
        }

        return _buffer[_next++];
    }

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
