using MlOps.EndToEnd.Forwarding;

namespace MlOps.EndToEnd.Harness;

/// <summary>A connection to the API server, and the kubeconfig that uses it.</summary>
internal sealed record OperatorConnection(ApiForwarder ApiServer, string Kubeconfig) : IAsyncDisposable
{
    public static async Task<OperatorConnection> OpenAsync(ApiConnection api)
    {
        var forwarder = await ApiForwarder.StartAsync(api);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file,
            $$$"""
            apiVersion: v1
            kind: Config
            clusters: [{name: e2e, cluster: {server: "{{{forwarder.Url}}}"}}]
            users: [{name: e2e, user: {token: replaced-by-the-forwarder}}]
            contexts: [{name: e2e, context: {cluster: e2e, user: e2e}}]
            current-context: e2e
            """
        );
        return new OperatorConnection(forwarder, file);
    }

    public async ValueTask DisposeAsync()
    {
        await ApiServer.DisposeAsync();
        File.Delete(Kubeconfig);
    }
}
