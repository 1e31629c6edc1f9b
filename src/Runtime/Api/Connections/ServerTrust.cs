using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MlOps.Runtime.Api.Connections;

/// <summary>
/// Whether the server that answered is the one that was meant: its name stands in its certificate, and one of the authorities vouches for
/// it. The client library checks no name where it has an authority, and a cluster's authority signs the certificates of nodes as well.
/// </summary>
/// <param name="serverName">The name or address it has to have.</param>
/// <param name="authorities">Null for those of the system.</param>
/// <param name="anyone">Whether the kubeconfig says <c>insecure-skip-tls-verify</c>.</param>
internal sealed class ServerTrust(string serverName, CertificateAuthorities? authorities, bool anyone = false)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    public string ServerName => serverName;

    public bool Verify(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (anyone)
            return true;

        // As Go does: a common name is a description, not a name.
        if (certificate is not X509Certificate2 presented || !presented.MatchesHostname(serverName, allowCommonName: false))
            return false;
        return authorities is null
            ? !errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors)
            : IsVouchedFor(presented, chain, authorities.Current());
    }

    /// <summary>One by one: during a rotation two have the same name, and a chain is built over the first of them only.</summary>
    private static bool IsVouchedFor(X509Certificate2 presented, X509Chain? sent, X509Certificate2Collection authorities) =>
        authorities.Any(a => IsVouchedFor(presented, sent, a));

    private static bool IsVouchedFor(X509Certificate2 presented, X509Chain? sent, X509Certificate2 authority)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        if (sent is not null)
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);

        // An authority need not be a root: as for Go, the chain ends where one of ours is met.
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        return chain.Build(presented) && authority.RawDataMemory.Span.SequenceEqual(chain.ChainElements[^1].Certificate.RawDataMemory.Span);
    }
}
