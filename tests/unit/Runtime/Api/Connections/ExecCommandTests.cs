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
    [InlineData("echo '{\"apiVersion\": \"client.authentication.k8s.io/v1\"}'", "has no status")]
    [InlineData("echo '{\"apiVersion\": \"client.authentication.k8s.io/v1alpha1\"}'", "answered in client.authentication.k8s.io/v1alpha1")]
    [InlineData(
        "echo '{\"apiVersion\": \"client.authentication.k8s.io/v1\", \"status\": {\"expirationTimestamp\": \"soon\"}}'",
        "is no ExecCredential"
    )]
    [InlineData("echo no network >&2; exit 4", "exit code 4: no network")]
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
}
