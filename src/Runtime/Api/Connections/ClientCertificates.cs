using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MlOps.Runtime.Api.Connections;

/// <summary>The certificate that tells the server who we are; from files, it is looked at again for each connection.</summary>
internal sealed class ClientCertificates
{
    private readonly Func<(byte[] Certificate, byte[] Key)> _read;
    private X509Certificate2 _last;

    /// <exception cref="CryptographicException">They do not fit together.</exception>
    public ClientCertificates(Func<(byte[] Certificate, byte[] Key)> read)
    {
        _read = read;
        _last = Load(read());
    }

    /// <summary>Which one the next request is to be sent with.</summary>
    public string Thumbprint => _last.Thumbprint;

    /// <summary>While one of two files has been replaced and the other has not, the last pair counts.</summary>
    public X509Certificate2 Current()
    {
        try
        {
            _last = Load(_read());
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return _last;
        }

        return _last;
    }

    /// <summary>After a 401.</summary>
    /// <returns>Whether there is another certificate now than the one that was sent; another request may have loaded it already.</returns>
    public Task<bool> RenewAsync(HttpRequestMessage request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(RenewedSockets.ShownWith(request) is { } sent && Current().Thumbprint != sent);
    }

    private static X509Certificate2 Load((byte[] Certificate, byte[] Key) pem) =>
        X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(pem.Certificate), Encoding.ASCII.GetString(pem.Key));
}
