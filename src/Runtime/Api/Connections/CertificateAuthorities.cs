using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MlOps.Runtime.Api.Connections;

/// <summary>The certificates a server may be vouched for by: from memory, or from a file that is looked at for each connection.</summary>
internal sealed class CertificateAuthorities
{
    private readonly Func<byte[]> _read;
    private Bundle _known;

    private CertificateAuthorities(Func<byte[]> read, string source)
    {
        _read = read;
        Source = source;
        _known = Load(read());
    }

    /// <summary>Where they come from.</summary>
    public string Source { get; }

    /// <exception cref="CryptographicException">There is no certificate in it.</exception>
    public static CertificateAuthorities Of(byte[] content) => new(() => content, "certificate-authority-data of the kubeconfig");

    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="CryptographicException">There is no certificate in it.</exception>
    public static CertificateAuthorities InFile(string path, TimeProvider time) =>
        new(new ChangingFile(path, TimeSpan.Zero, time).Read, path);

    /// <summary>As the file has them now; the last good ones while it holds none, as in the middle of a rotation.</summary>
    public X509Certificate2Collection Current()
    {
        var known = _known;
        var content = _read();
        if (content.AsSpan().SequenceEqual(known.Content))
            return known.Certificates;
        try
        {
            _known = known = Load(content);
        }
        catch (CryptographicException)
        {
            return known.Certificates;
        }

        return known.Certificates;
    }

    /// <summary>All of a bundle: while an authority is replaced, old and new stand side by side.</summary>
    private static Bundle Load(byte[] content)
    {
        var certificates = new X509Certificate2Collection();
        var text = Encoding.ASCII.GetString(content);
        if (text.Contains("-----BEGIN", StringComparison.Ordinal))
            certificates.ImportFromPem(text);
        else
            certificates.Add(X509CertificateLoader.LoadCertificate(content));
        return certificates.Count > 0
            ? new Bundle(content, certificates)
            : throw new CryptographicException("there is no certificate in what should be the authority's");
    }

    private sealed record Bundle(byte[] Content, X509Certificate2Collection Certificates);
}
