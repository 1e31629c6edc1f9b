using System.Net.Security;
using System.Security.Authentication;
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

    /// <returns>True, always: who refuses says why.</returns>
    /// <exception cref="AuthenticationException">It is not the server that was meant; the message reaches the log.</exception>
    public bool Verify(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        anyone || Objection(certificate, chain, errors) is not { } objection ? true : throw new AuthenticationException(objection);

    private string? Objection(X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 presented)
            return "the server presented no certificate";

        // As Go does: a common name is a description, not a name.
        if (!presented.MatchesHostname(serverName, allowCommonName: false))
            return $"the server's certificate is valid for {CertificateTexts.Names(presented)}, not {serverName}";
        if (authorities is not null)
            return Objection(presented, sent, authorities);
        return errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors)
            ? $"the server's certificate is not trusted by the authorities of the system: {CertificateTexts.Faults(presented, sent)}"
            : null;
    }

    /// <summary>One by one: during a rotation two have the same name, and a chain is built over the first of them only.</summary>
    private static string? Objection(X509Certificate2 presented, X509Chain? sent, CertificateAuthorities authorities)
    {
        string? objection = null;
        foreach (var authority in authorities.Current())
        {
            using var chain = ChainTo(authority, sent);
            var isSound = chain.Build(presented);
            if (!EndsAt(authority, chain))
                continue;
            if (isSound)
                return null;
            objection = $"the server's certificate cannot be used: {CertificateTexts.Faults(presented, chain)}";
        }

        return objection
            ?? $"the server's certificate is signed by an unknown authority: {presented.Issuer} is not the one in {authorities.Source}";
    }

    /// <summary>A chain leads to whoever has the issuer's name; that it was signed by that one shows in its status.</summary>
    private static bool EndsAt(X509Certificate2 authority, X509Chain chain) =>
        authority.RawDataMemory.Span.SequenceEqual(chain.ChainElements[^1].Certificate.RawDataMemory.Span)
        && !chain.ChainStatus.Any(s => s.Status.HasFlag(X509ChainStatusFlags.NotSignatureValid));

    private static X509Chain ChainTo(X509Certificate2 authority, X509Chain? sent)
    {
        var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        if (sent is not null)
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);

        // An authority need not be a root: as for Go, the chain ends where one of ours is met.
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        return chain;
    }
}
