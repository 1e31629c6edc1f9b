using Microsoft.Extensions.Time.Testing;
using MlOps.Runtime.Api;
using MlOps.Runtime.Api.Client;
using MlOps.Runtime.Api.Connections;
using MlOps.Runtime.Api.Transport;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Tests.Api.Connections;

/// <summary>A folder with the files that lead to a server, and clients that follow them.</summary>
internal sealed class AccessFixture : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public FakeTimeProvider Time { get; } = new();

    public string Folder => _folder;

    public Dictionary<string, string> Environment { get; } = [];

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    public string Read(string name) => File.ReadAllText(Path.Combine(_folder, name));

    public void WriteProgram(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public ClusterAccess Find(string? kubeconfig = null) =>
        new AccessFinder(Time, Environment.GetValueOrDefault, Path.Combine(_folder, "home"), _folder).Find(
            kubeconfig is null ? null : Path.Combine(_folder, kubeconfig),
            null
        );

    /// <param name="server">Where.</param>
    /// <param name="cluster">Further fields of the cluster.</param>
    /// <param name="user">Fields of the user.</param>
    public ClusterAccess Kubeconfig(string server, string cluster, string user = "token: not-a-secret")
    {
        Write(
            "config",
            $$$"""
            apiVersion: v1
            kind: Config
            current-context: c
            clusters:
            - name: k
              cluster: {server: "{{{server}}}", {{{cluster}}} }
            contexts: [{name: c, context: {cluster: k, user: u}}]
            users:
            - name: u
              user: { {{{user}}} }
            """
        );
        return Find("config");
    }

    public ClusterAccess InPod(TlsServer server)
    {
        var url = new Uri(server.Url);
        Environment["KUBERNETES_SERVICE_HOST"] = url.Host;
        Environment["KUBERNETES_SERVICE_PORT"] = url.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Find();
    }

    /// <summary>Why a request came to nothing; null when it was answered.</summary>
    public static async Task<string?> AskAsync(KubeTransport transport, string name = "a")
    {
        var api = new KubeApi(transport, new KubeApiOptions { Retries = 0 }, TimeProvider.System, ApiMetrics.None());
        try
        {
            await api.GetAsync(Kinds.Pods, new ObjectKey("ns", name), TestContext.Current.CancellationToken);
            return null;
        }
        catch (ApiException refused)
        {
            return refused.Message;
        }
    }

    public static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(text));

    public void Dispose() => Directory.Delete(_folder, true);
}
