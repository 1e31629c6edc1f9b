using MlOps.EndToEnd.Forwarding;
using MlOps.EndToEnd.Forwarding.Connections;

namespace MlOps.EndToEnd.Harness;

/// <summary>A connection to the API server, and the kubeconfig, authority and token that lead over it.</summary>
internal sealed class OperatorConnection : IAsyncDisposable
{
    private const string Authority = "ca.crt";
    private const string Token = "token";
    private readonly string _folder = Directory.CreateTempSubdirectory("mlops-e2e-").FullName;

    private OperatorConnection(ApiForwarder forwarder) => ApiServer = forwarder;

    public ApiForwarder ApiServer { get; }

    public string Kubeconfig => In("config");

    public static async Task<OperatorConnection> OpenAsync(ApiConnection api, ServerOptions? options = null)
    {
        var connection = new OperatorConnection(await ApiForwarder.StartAsync(api, options ?? new ServerOptions()));
        await connection.WriteAuthorityAsync();
        await connection.WriteTokenAsync();
        // The client library reads no token file.
        await connection.WriteAsync(
            "config",
            $$$"""
            apiVersion: v1
            kind: Config
            clusters: [{name: e2e, cluster: {server: "{{{connection.ApiServer.Url}}}", certificate-authority: {{{Authority}}}}}]
            users: [{name: e2e, user: {tokenFile: {{{Token}}}, token: {{{connection.ApiServer.Identity.Token}}}}}]
            contexts: [{name: e2e, context: {cluster: e2e, user: e2e}}]
            current-context: e2e
            """
        );
        return connection;
    }

    /// <summary>Puts the authority of the server's present certificate into its file.</summary>
    public Task WriteAuthorityAsync() => WriteAsync(Authority, ApiServer.Identity.AuthorityPem);

    /// <summary>Puts the token that the server lets in at present into its file.</summary>
    public Task WriteTokenAsync() => WriteAsync(Token, ApiServer.Identity.Token);

    public async ValueTask DisposeAsync()
    {
        await ApiServer.DisposeAsync();
        Directory.Delete(_folder, true);
    }

    /// <summary>Whole or not at all, as the kubelet replaces the files of a volume.</summary>
    private async Task WriteAsync(string name, string text)
    {
        var next = In($".{name}");
        await File.WriteAllTextAsync(next, text, TestContext.Current.CancellationToken);
        File.Move(next, In(name), overwrite: true);
    }

    private string In(string name) => Path.Combine(_folder, name);
}
