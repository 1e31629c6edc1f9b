using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace MlOps.Samples.PodTargets;

/// <summary>Lists all pods with the service account of the pod it runs in.</summary>
internal sealed class PodLister(HttpClient http, string tokenFile) : IDisposable
{
    private const string Account = "/var/run/secrets/kubernetes.io/serviceaccount";

    public static PodLister InCluster()
    {
        var authority = X509CertificateLoader.LoadCertificateFromFile($"{Account}/ca.crt");
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(authority);
        var host = Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST");
        var port = Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_PORT");
        return new PodLister(new HttpClient(handler) { BaseAddress = new Uri($"https://{host}:{port}") }, $"{Account}/token");
    }

    public async Task<JsonNode> ListAsync(CancellationToken ct)
    {
        // From the server's cache: a list every second must not cost a read of the store.
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/pods?resourceVersion=0");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(tokenFile, ct)).Trim());
        using var response = await http.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(await response.Content.ReadAsStreamAsync(ct)) ?? new JsonObject();
    }

    public void Dispose() => http.Dispose();
}
