using System.Net.Sockets;

namespace MlOps.Operator.Signals.Prometheus.Guards;

/// <summary>Why a source did not answer, in words that follow its name.</summary>
internal static class FailureText
{
    public static string Of(Exception? exception, Uri url) =>
        exception switch
        {
            SourceDownException e => e.Message,
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
                $"cannot be found: the host name {url.Host} has no address",
            HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } =>
                "closed the connection before its response was complete",
            HttpRequestException e when e.GetBaseException() is SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
                $"refused the connection at {url.Host}:{url.Port}",
            HttpRequestException e when e.GetBaseException() is SocketException { SocketErrorCode: SocketError.ConnectionReset } =>
                "closed the connection before its response was complete",
            HttpRequestException { InnerException: { } inner } e => $"cannot be read: {e.Message} {inner.GetBaseException().Message}",
            HttpRequestException { StatusCode: not null } e => $"answered with {e.Message}",
            // The outer message often says no more than that something failed.
            { } e => $"cannot be read: {e.Message}",
            null => "failed repeatedly",
        };
}
