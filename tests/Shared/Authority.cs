using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MlOps.Tests.Shared;

/// <summary>A certificate authority of servers that tests start. All of them have the same name: only the key tells them apart.</summary>
internal sealed class Authority : IDisposable
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private readonly RSA _key = RSA.Create(2048);
    private readonly X509Certificate2 _certificate;

    /// <param name="issuer">The authority that vouches for this one; none for a root.</param>
    public Authority(Authority? issuer = null)
    {
        var name = issuer is null ? "CN=kubernetes" : "CN=intermediate";
        var request = new CertificateRequest(name, _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, issuer is not null, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.DigitalSignature, true)
        );
        if (issuer is null)
        {
            _certificate = request.CreateSelfSigned(Now.AddDays(-10), Now.AddDays(10));
            return;
        }

        using var signed = request.Create(issuer._certificate, Now.AddDays(-9.5), Now.AddDays(9), RandomNumberGenerator.GetBytes(8));
        _certificate = signed.CopyWithPrivateKey(_key);
    }

    public X509Certificate2 Certificate => X509CertificateLoader.LoadCertificate(_certificate.RawData);

    public string Pem => _certificate.ExportCertificatePem();

    /// <summary>A server's certificate for a name or an address.</summary>
    public X509Certificate2 Issue(string name, int validDays = 5, string usage = "1.3.6.1.5.5.7.3.1")
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(name, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        using var leaf = request.Create(_certificate, Now.AddDays(-9), Now.AddDays(validDays), RandomNumberGenerator.GetBytes(8));
        using var withKey = leaf.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable);
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }
}
