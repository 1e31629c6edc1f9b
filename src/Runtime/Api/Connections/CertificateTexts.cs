using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace MlOps.Runtime.Api.Connections;

/// <summary>What a log line says of a certificate.</summary>
internal static class CertificateTexts
{
    private const int MostNames = 5;

    /// <summary>The names and addresses that a certificate is for.</summary>
    public static string Names(X509Certificate2 certificate)
    {
        var names = certificate
            .Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(e => e.EnumerateDnsNames().Concat(e.EnumerateIPAddresses().Select(a => a.ToString())))
            .ToList();
        return names.Count switch
        {
            0 => "no name",
            <= MostNames => string.Join(", ", names),
            _ => $"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more",
        };
    }

    /// <summary>What a chain was found fault with.</summary>
    public static string Faults(X509Certificate2 certificate, X509Chain? chain) =>
        string.Join("; ", (chain?.ChainStatus ?? []).Select(s => Fault(certificate, s)).Distinct());

    private static string Fault(X509Certificate2 certificate, X509ChainStatus status) =>
        status.Status switch
        {
            X509ChainStatusFlags.NotTimeValid =>
                $"it is valid from {Utc(certificate.NotBefore)} to {Utc(certificate.NotAfter)}, or its authority has expired",
            X509ChainStatusFlags.NotValidForUsage => "it is not for servers (extended key usage)",
            _ => $"{status.Status}: {status.StatusInformation.TrimEnd()}",
        };

    private static string Utc(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
