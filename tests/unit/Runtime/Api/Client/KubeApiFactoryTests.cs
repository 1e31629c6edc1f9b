using System.Net;
using System.Net.Sockets;
using System.Text;
using MlOps.Runtime.Api;
using MlOps.Runtime.Api.Client;
using MlOps.Runtime.Api.Transport;
using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Tests.Api.Client;

/// <summary>Over real sockets on loopback: how the client library's connections behave once we have set them up.</summary>
public class KubeApiFactoryTests
{
    [Fact]
    public async Task A_plain_http_server_is_reached_with_the_token_of_the_kubeconfig_and_no_redirect_is_followed()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var requests = AnswerAsync(
            server,
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/elsewhere\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
        var error = await Should.ThrowAsync<ApiException>(
            Api(server).GetAsync(Kinds.Pods, new ObjectKey("ns", "a"), TestContext.Current.CancellationToken)
        );
        error.Status.ShouldBe(302);
        var request = await requests;
        request.ShouldStartWith("GET /api/v1/namespaces/ns/pods/a HTTP/1.1");
        request.ShouldContain("Authorization: Bearer not-a-secret");
    }

    [Fact]
    public async Task A_refused_connection_surely_carried_nothing()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var api = Api(server);
        server.Stop();
        var error = await Should.ThrowAsync<ApiException>(api.CreateAsync(Kinds.Pods, "ns", [], TestContext.Current.CancellationToken));
        (error.Kind, error.SurelyNotApplied).ShouldBe((ApiErrorKind.Transport, true));
    }

    [Fact]
    public async Task A_server_that_hangs_up_after_it_got_a_write_may_have_done_it()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var request = AnswerAsync(server, "");
        var error = await Should.ThrowAsync<ApiException>(
            Api(server).CreateAsync(Kinds.Pods, "ns", [], TestContext.Current.CancellationToken)
        );
        (error.Kind, error.SurelyNotApplied).ShouldBe((ApiErrorKind.Transport, false));
        (await request).ShouldStartWith("POST ");
    }

    private static KubeApi Api(TcpListener server)
    {
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        var path = Path.Combine(Path.GetTempPath(), $"kubeconfig-{Guid.NewGuid():N}");
        File.WriteAllText(
            path,
            $$$"""
            apiVersion: v1
            kind: Config
            current-context: c
            clusters: [{name: k, cluster: {server: "http://127.0.0.1:{{{port}}}"}}]
            contexts: [{name: c, context: {cluster: k, user: u}}]
            users: [{name: u, user: {token: not-a-secret}}]
            """
        );
        try
        {
            return KubeApiFactory.Create(path, options: new KubeApiOptions { Retries = 0 });
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<string> AnswerAsync(TcpListener server, string answer)
    {
        using var connection = await server.AcceptTcpClientAsync();
        await using var stream = connection.GetStream();
        var buffer = new byte[8192];
        var read = await stream.ReadAsync(buffer);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
        return Encoding.ASCII.GetString(buffer, 0, read);
    }
}
