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
        var token = Encoding.UTF8.GetString(_file.Read()).Trim();
        if (token.Length == 0)
            throw new IOException($"the token file {path} is empty");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return Task.CompletedTask;
    }

    /// <summary>After a 401.</summary>
    /// <returns>Whether the file holds another token now than the one that was sent.</returns>
    public Task<bool> RenewAsync(HttpRequestMessage request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        _file.Expire();
        var token = Encoding.UTF8.GetString(_file.Read()).Trim();
        return Task.FromResult(token.Length > 0 && token != request.Headers.Authorization?.Parameter);
    }
}
