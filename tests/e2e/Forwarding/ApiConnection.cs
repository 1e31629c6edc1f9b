using k8s;

namespace MlOps.EndToEnd.Forwarding;

/// <summary>The real API server as the kubeconfig describes it, for requests that are passed on as they are.</summary>
internal sealed class ApiConnection : HttpMessageHandler
{
    private readonly Kubernetes _client;

    public ApiConnection(string kubeconfig)
    {
        var configuration = KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig);
        _client = new Kubernetes(configuration);
        _client.HttpClient.Timeout = Timeout.InfiniteTimeSpan;
        BaseUri = _client.BaseUri.AbsoluteUri.TrimEnd('/') + "/";
    }

    /// <summary>Ends in a slash.</summary>
    public string BaseUri { get; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_client.Credentials is { } credentials)
            await credentials.ProcessHttpRequestAsync(request, cancellationToken);
        return await _client.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _client.Dispose();
        base.Dispose(disposing);
    }
}
