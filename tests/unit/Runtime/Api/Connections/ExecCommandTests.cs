using MlOps.Runtime.Api.Connections.Plugins;

namespace MlOps.Runtime.Tests.Api.Connections;

/// <summary>How the command of an exec plugin is run.</summary>
public sealed class ExecCommandTests : IDisposable
{
    private readonly Authority _cluster = new();
    private readonly AccessFixture _access = new();

    public ExecCommandTests() => _access.Write("ca.crt", _cluster.Pem);

    public void Dispose()
    {
        _cluster.Dispose();
        _access.Dispose();
    }

    /// <summary>As client-go tells them (plugin/pkg/client/auth/exec).</summary>
    [Fact]
    public async Task It_has_its_environment_and_is_told_the_version_that_it_shall_answer_in()
    {
        await using var server = await TlsServer.StartAsync(_cluster.Issue("127.0.0.1"));
        _access.Write(
            "plugin.sh",
            """
            #!/bin/sh
            cat
            echo "$KUBERNETES_EXEC_INFO" | grep -q '"kind":"ExecCredential","spec":{"interactive":false}' || exit 3
            printf '{"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential", "status": {"token": "%s"}}' "$WHO"
            """
        );
        var access = _access.Kubeconfig(
            server.Url,
            "certificate-authority: ca.crt",
            $"exec: {{apiVersion: client.authentication.k8s.io/v1, command: /bin/sh, args: ['{_access.Folder}/plugin.sh'], env: [{{name: WHO, value: me}}]}}"
        );
        (await AccessFixture.AskAsync(access.Connect())).ShouldBeNull();
        server.Credentials.ShouldBe(["Bearer me"]);
    }

    [Theory]
    [InlineData("echo nothing", "is no ExecCredential")]
    [InlineData("echo '[]'", "is no ExecCredential")]
    [InlineData("echo '{\"apiVersion\": \"client.authentication.k8s.io/v1\"}'", "gave an answer without status")]
    [InlineData("echo '{\"apiVersion\": \"client.authentication.k8s.io/v1alpha1\"}'", "answered in client.authentication.k8s.io/v1alpha1")]
    [InlineData(
        "echo '{\"apiVersion\": \"client.authentication.k8s.io/v1\", \"status\": {\"expirationTimestamp\": \"soon\"}}'",
        "is no ExecCredential"
    )]
    [InlineData("echo no network >&2; exit 4", "exit code 4: no network")]
    [InlineData("echo '{\"apiVersion\": \"client.authentication.k8s.io/v1\", \"status\": {}}'", "neither a token nor a certificate")]
    [InlineData(
        "echo '{\"apiVersion\": \"client.authentication.k8s.io/v1\", \"status\": {\"token\": \"t\", \"clientKeyData\": \"k\"}}'",
        "neither a token nor a certificate"
    )]
    public void One_that_gives_no_credentials_is_told_with_what_it_did(string does, string why)
    {
        _access.Write("plugin.sh", $"#!/bin/sh\n{does}\n");
        Should
            .Throw<k8s.Exceptions.KubeConfigException>(() =>
                _access.Kubeconfig(
                    "https://127.0.0.1:1",
                    "insecure-skip-tls-verify: true",
                    $"exec: {{apiVersion: client.authentication.k8s.io/v1, command: /bin/sh, args: ['{_access.Folder}/plugin.sh']}}"
                )
            )
            .Message.ShouldContain(why);
    }

    /// <summary>As Go does: what lies in the folder that one stands in, or beside the operator, is not run.</summary>
    [Fact]
    public async Task A_bare_name_is_looked_for_in_PATH_alone_and_a_relative_one_beside_the_kubeconfig()
    {
        await using var server = await TlsServer.StartAsync(_cluster.Issue("127.0.0.1"));
        Program("bin/plugin", "beside");
        var relative = _access.Kubeconfig(server.Url, "certificate-authority: ca.crt", Exec("bin/plugin"));
        (await AccessFixture.AskAsync(relative.Connect())).ShouldBeNull();
        server.Credentials.ShouldBe(["Bearer beside"]);
        Should
            .Throw<k8s.Exceptions.KubeConfigException>(() =>
                _access.Kubeconfig(server.Url, "certificate-authority: ca.crt", Exec("plugin"))
            )
            .Message.ShouldContain("in no folder of PATH");
        PluginCommand.Find("sh", "relative::/nowhere:/bin:/usr/bin").ShouldBe("/bin/sh");
    }

    /// <summary>As a plugin does that starts a helper: its answer is there, and the helper holds what it inherited.</summary>
    [Fact]
    public async Task A_process_that_it_leaves_behind_is_not_waited_for()
    {
        await using var server = await TlsServer.StartAsync(_cluster.Issue("127.0.0.1"));
        Program("bin/plugin", "t", "(sleep 300 >/dev/null) & echo $! > '" + _access.Folder + "/left'");
        try
        {
            var access = _access.Kubeconfig(server.Url, "certificate-authority: ca.crt", Exec("bin/plugin"));
            (await AccessFixture.AskAsync(access.Connect())).ShouldBeNull();
        }
        finally
        {
            System.Diagnostics.Process.GetProcessById(int.Parse(_access.Read("left"), null)).Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task One_that_asks_for_the_cluster_is_told_of_it()
    {
        await using var server = await TlsServer.StartAsync(_cluster.Issue("127.0.0.1"));
        Program("bin/plugin", "t", $"echo \"$KUBERNETES_EXEC_INFO\" > '{_access.Folder}/told'");
        _access.Kubeconfig(server.Url, "certificate-authority: ca.crt", Exec("bin/plugin", ", provideClusterInfo: true"));
        var told = System.Text.Json.Nodes.JsonNode.Parse(_access.Read("told"))!["spec"]!["cluster"]!;
        told["server"]!.GetValue<string>().ShouldBe(server.Url);
        told["certificate-authority-data"]!.GetValue<string>().ShouldBe(AccessFixture.Base64(_cluster.Pem));
    }

    private static string Exec(string command, string more = "") =>
        $"exec: {{apiVersion: client.authentication.k8s.io/v1, command: {command}{more}}}";

    private void Program(string name, string token, string first = "") =>
        _access.WriteProgram(
            name,
            $$$"""
            #!/bin/sh
            {{{first}}}
            echo '{"apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential", "status": {"token": "{{{token}}}"}}'
            """
        );
}
