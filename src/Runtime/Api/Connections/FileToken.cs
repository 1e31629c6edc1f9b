using System.Net.Http.Headers;
using System.Text;

namespace MlOps.Runtime.Api.Connections;

/// <summary>A bearer token that the kubelet, or whoever else keeps the file, replaces before it expires.</summary>
internal sealed class FileToken(string path, TimeProvider time)
{
    /// <summary>client-go reads once a minute; a token that was revoked early should not be sent that long.</summary>
    private static readonly TimeSpan Validity = TimeSpan.FromSeconds(10);

    private readonly ChangingFile _file = new(path, Validity, time);

    public Task AuthenticateAsync(HttpRequestMessage request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var token = Read();
        if (token.Length == 0)
            throw new IOException($"the token file {path} is empty");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Looks at the file at once after the server refused a request (client-go: transport.ResettableTokenSource). Until the token that is
    /// known grows old, the lease could run out and Events would be lost.
    /// </summary>
    /// <returns>Whether there is another token than the one that was refused.</returns>
    public bool Renew(HttpRequestMessage refused)
    {
        _file.Doubt();
        return Read() is { Length: > 0 } token && token != refused.Headers.Authorization?.Parameter;
    }

    private string Read() => Encoding.UTF8.GetString(_file.Read()).Trim();
}
