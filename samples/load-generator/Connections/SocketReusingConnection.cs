using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace MlOps.Samples.LoadGenerator.Connections;

/// <summary>
/// A hostile client: ignores <c>Connection: close</c> and reuses its socket until the server closes TCP.
/// HttpClient cannot be told to do that, hence HTTP/1.1 by hand.
/// </summary>
public sealed class SocketReusingConnection(Uri url, string versionHeader) : IModelConnection
{
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private TcpClient? _tcp;

    public async Task<ModelAnswer> SendAsync(LoadRequest request, CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            var stream = await ConnectAsync(cancellation);
            await stream.WriteAsync(Encode(request), cancellation);
            return await new RawResponseReader(stream, versionHeader).ReadAsync(cancellation);
        }
        catch (Exception e)
        {
            // A half-read answer must never be taken for the next request's.
            Drop();
            if (e is IOException or SocketException or FormatException)
                throw new HttpRequestException(e.Message, e);
            throw;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose()
    {
        Drop();
        _oneAtATime.Dispose();
    }

    private async Task<NetworkStream> ConnectAsync(CancellationToken cancellation)
    {
        if (_tcp is { } kept && !ClosedByServer(kept.Client))
            return kept.GetStream();
        Drop();
        _tcp = new TcpClient { NoDelay = true };
        await _tcp.ConnectAsync(url.Host, url.Port, cancellation);
        return _tcp.GetStream();
    }

    // A readable socket with nothing to read is one whose other end has said goodbye.
    private static bool ClosedByServer(Socket socket) => socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0;

    private byte[] Encode(LoadRequest request)
    {
        var body = request.JsonBody ?? "";
        var length = Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(
            $"{request.Method} {request.Path} HTTP/1.1\r\nHost: {url.Authority}\r\n"
                + $"Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
        );
    }

    private void Drop()
    {
        _tcp?.Dispose();
        _tcp = null;
    }
}
