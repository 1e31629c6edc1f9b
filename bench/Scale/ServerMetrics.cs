using k8s;

namespace MlOps.Bench.Scale;

/// <summary>Request counts from the API server and Prometheus themselves, not from the operator's own metrics.</summary>
internal sealed class ServerMetrics : IDisposable
{
    private readonly Kubernetes _api;
    private readonly HttpClient _http = new();

    public ServerMetrics(string kubeconfig)
    {
        _api = new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig));
        _api.HttpClient.Timeout = TimeSpan.FromSeconds(30);
    }

    public async Task<Scrape> OfApiServerAsync(CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_api.BaseUri, "metrics"));
        if (_api.Credentials is { } credentials)
            await credentials.ProcessHttpRequestAsync(request, ct);
        using var response = await _api.HttpClient.SendAsync(request, ct);
        response.EnsureSuccessStatusCode();
        return new Scrape(await response.Content.ReadAsStringAsync(ct));
    }

    public async Task<Scrape> OfAsync(string address, CancellationToken ct) =>
        new(await _http.GetStringAsync(new Uri($"http://{address}/metrics"), ct));

    /// <summary>False until the endpoint answers with success.</summary>
    public async Task<bool> IsReadyAsync(string url, CancellationToken ct)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(url), ct);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _api.Dispose();
        _http.Dispose();
    }
}
