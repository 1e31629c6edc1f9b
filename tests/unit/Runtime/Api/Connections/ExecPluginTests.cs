using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using k8s.KubeConfigModels;
using MlOps.Runtime.Api.Connections;
using MlOps.Runtime.Api.Connections.Plugins;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Api.Connections;

/// <summary>A plugin of a kubeconfig hands out credentials that end, or are revoked before.</summary>
public sealed class ExecPluginTests : IDisposable
{
    private readonly Authority _cluster = new();
    private readonly AccessFixture _access = new();

    public ExecPluginTests()
    {
        _access.Write("ca.crt", _cluster.Pem);
        _access.Write("plugin.sh", $"#!/bin/sh\necho ran >> '{_access.Folder}/runs'\ncat '{_access.Folder}/answer'\n");
    }

    private int Runs => File.ReadAllLines(Path.Combine(_access.Folder, "runs")).Length;

    public void Dispose()
    {
        _cluster.Dispose();
        _access.Dispose();
    }

    [Fact]
    public async Task A_token_is_renewed_when_it_ends_and_not_before()
    {
        await using var server = await TlsServer.StartAsync(_cluster.Issue("127.0.0.1"));
        HandOut("t1", ends: TimeSpan.FromMinutes(10));
        var transport = Access(server).Connect();
        await AccessFixture.AskAsync(transport);
        HandOut("t2", ends: TimeSpan.FromMinutes(20));
        _access.Time.Advance(TimeSpan.FromMinutes(9));
        await AccessFixture.AskAsync(transport);
        _access.Time.Advance(TimeSpan.FromMinutes(1));
        await AccessFixture.AskAsync(transport);
        server.Credentials.ShouldBe(["Bearer t1", "Bearer t1", "Bearer t2"]);
        Runs.ShouldBe(2);
    }

    [Fact]
    public async Task A_certificate_is_renewed_when_it_ends_and_shown_on_a_new_connection()
    {
        await using var server = await TlsServer.StartAsync(_cluster.Issue("127.0.0.1"));
        using var first = _cluster.Issue("me", usage: "1.3.6.1.5.5.7.3.2");
        using var second = _cluster.Issue("me", usage: "1.3.6.1.5.5.7.3.2");
        HandOut(null, first, TimeSpan.FromMinutes(10));
        var transport = Access(server).Connect();
        await AccessFixture.AskAsync(transport);
        HandOut(null, second, TimeSpan.FromMinutes(20));
        await AccessFixture.AskAsync(transport);
        _access.Time.Advance(TimeSpan.FromMinutes(11));
        await AccessFixture.AskAsync(transport);
        await AccessFixture.AskAsync(transport);
        server.ClientCertificates.ShouldBe([first.SerialNumber, first.SerialNumber, second.SerialNumber, second.SerialNumber]);
        server.Requests.Select(r => r.Connection).Distinct().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("token")]
    [InlineData("certificate")]
    public async Task What_is_revoked_before_it_ends_is_renewed_after_a_401_and_the_request_sent_again(string what)
    {
        await using var server = await TlsServer.StartAsync(_cluster.Issue("127.0.0.1"));
        using var first = _cluster.Issue("me", usage: "1.3.6.1.5.5.7.3.2");
        using var second = _cluster.Issue("me", usage: "1.3.6.1.5.5.7.3.2");
        HandOut(what == "token" ? "t1" : null, what == "token" ? null : first);
        var transport = Access(server).Connect();
        (await AccessFixture.AskAsync(transport)).ShouldBeNull();
        HandOut(what == "token" ? "t2" : null, what == "token" ? null : second);
        server.Refuses = (token, serial) => token == "Bearer t1" || serial == first.SerialNumber;
        _access.Time.Advance(TimeSpan.FromMinutes(1));
        (await AccessFixture.AskAsync(transport)).ShouldBeNull();
        server.Requests.Count.ShouldBe(3);
        Runs.ShouldBe(2);
    }

    [Fact]
    public async Task A_plugin_whose_credentials_are_refused_is_not_run_for_each_request()
    {
        await using var server = await TlsServer.StartAsync(_cluster.Issue("127.0.0.1"));
        server.Refuses = (_, _) => true;
        HandOut("t1");
        var transport = Access(server).Connect();
        for (var i = 0; i < 20; i++)
        {
            (await AccessFixture.AskAsync(transport)).ShouldNotBeNull();
            _access.Time.Advance(TimeSpan.FromSeconds(1));
        }

        server.Requests.Count.ShouldBe(20, "the same credentials again would be refused again");
        Runs.ShouldBeInRange(2, 5);
    }

    [Fact]
    public async Task A_plugin_that_fails_says_why_rests_and_is_tried_again()
    {
        await using var server = await TlsServer.StartAsync(_cluster.Issue("127.0.0.1"));
        HandOut("t1", ends: TimeSpan.FromMinutes(10));
        var transport = Access(server).Connect();
        _access.Write("plugin.sh", $"#!/bin/sh\necho ran >> '{_access.Folder}/runs'\necho no network >&2\nexit 1\n");
        _access.Time.Advance(TimeSpan.FromMinutes(10));
        for (var i = 0; i < 3; i++)
            (await AccessFixture.AskAsync(transport)).ShouldNotBeNull().ShouldContain("no credentials: external exec failed");
        Runs.ShouldBe(2);
        _access.Write("plugin.sh", $"#!/bin/sh\ncat '{_access.Folder}/answer'\n");
        HandOut("t2", ends: TimeSpan.FromMinutes(30));
        _access.Time.Advance(TimeSpan.FromSeconds(5));
        (await AccessFixture.AskAsync(transport)).ShouldBeNull();
        server.Credentials.ShouldBe(["Bearer t2"]);
    }

    /// <summary>
    /// As where its clock is behind, or it hands out what it has kept: the server is to judge, not a plugin run per request.
    /// </summary>
    [Fact]
    public async Task A_plugin_whose_credentials_are_past_their_end_when_handed_out_is_not_run_for_each_request()
    {
        await using var server = await TlsServer.StartAsync(_cluster.Issue("127.0.0.1"));
        HandOut("t1", ends: TimeSpan.FromMinutes(-1));
        var transport = Access(server).Connect();
        for (var i = 0; i < 20; i++)
        {
            (await AccessFixture.AskAsync(transport)).ShouldBeNull();
            _access.Time.Advance(TimeSpan.FromSeconds(1));
        }

        server.Requests.Count.ShouldBe(20);
        Runs.ShouldBeInRange(2, 5);
    }

    [Fact]
    public async Task A_plugin_that_takes_its_time_rests_from_its_end()
    {
        await using var server = await TlsServer.StartAsync(_cluster.Issue("127.0.0.1"));
        HandOut("t1", ends: TimeSpan.FromMinutes(10));
        var transport = Access(server).Connect();
        _access.Write(
            "plugin.sh",
            $"#!/bin/sh\necho ran >> '{_access.Folder}/runs'\nuntil [ -f '{_access.Folder}/go' ]; do sleep 0.01; done\ncat '{_access.Folder}/answer'\n"
        );
        HandOut("t2", ends: TimeSpan.FromMinutes(1));
        _access.Time.Advance(TimeSpan.FromMinutes(10));
        var asks = AccessFixture.AskAsync(transport);
        await Eventually.TrueAsync(() => Runs == 2);
        _access.Time.Advance(TimeSpan.FromSeconds(6));
        _access.Write("go", "");
        (await asks).ShouldBeNull();
        (await AccessFixture.AskAsync(transport)).ShouldBeNull();
        server.Credentials.ShouldBe(["Bearer t2", "Bearer t2"]);
        Runs.ShouldBe(2);
    }

    [Fact]
    public async Task A_new_certificate_is_shown_before_any_request_counts_as_sent_with_it()
    {
        using var first = _cluster.Issue("me", usage: "1.3.6.1.5.5.7.3.2");
        using var second = _cluster.Issue("me", usage: "1.3.6.1.5.5.7.3.2");
        HandOut("t1", first);
        var plugin = new ExternalExecution
        {
            ApiVersion = "client.authentication.k8s.io/v1",
            Command = "/bin/sh",
            Arguments = [$"{_access.Folder}/plugin.sh"],
        };
        var credentials = new ExecCredentials(plugin, _access.Time);
        using var refused = new HttpRequestMessage();
        await credentials.AuthenticateAsync(refused, TestContext.Current.CancellationToken);
        var (shown, sent) = ("", "");
        credentials.Replaced += () =>
        {
            using var meanwhile = new HttpRequestMessage();
            credentials.AuthenticateAsync(meanwhile, CancellationToken.None).IsCompletedSuccessfully.ShouldBeTrue();
            sent = meanwhile.Headers.Authorization?.Parameter;
            shown = System.Text.Encoding.ASCII.GetString(credentials.Pair!.Value.Certificate);
        };
        HandOut("t2", second);
        _access.Time.Advance(TimeSpan.FromMinutes(1));
        (await credentials.RenewAsync(refused, TestContext.Current.CancellationToken)).ShouldBeTrue();
        (shown, sent).ShouldBe((second.ExportCertificatePem(), "t1"));
    }

    /// <summary>As with kubectl: whoever adds a plugin to a user with a certificate keeps the certificate.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_plugin_is_not_run_for_a_user_with_a_certificate(bool inFiles)
    {
        await using var server = await TlsServer.StartAsync(_cluster.Issue("127.0.0.1"));
        using var own = _cluster.Issue("me", usage: "1.3.6.1.5.5.7.3.2");
        using var given = _cluster.Issue("me", usage: "1.3.6.1.5.5.7.3.2");
        HandOut("t1", given);
        (await AccessFixture.AskAsync(Access(server, Own(own, inFiles)).Connect())).ShouldBeNull();
        server.ClientCertificates.ShouldBe([own.SerialNumber]);
        server.Credentials.ShouldNotContain("Bearer t1");
        File.Exists(Path.Combine(_access.Folder, "runs")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_plugin_is_not_run_for_a_user_with_a_token()
    {
        await using var server = await TlsServer.StartAsync(_cluster.Issue("127.0.0.1"));
        HandOut("t1");
        (await AccessFixture.AskAsync(Access(server, "token: mine, ").Connect())).ShouldBeNull();
        server.Credentials.ShouldBe(["Bearer mine"]);
        File.Exists(Path.Combine(_access.Folder, "runs")).ShouldBeFalse();
    }

    /// <summary>Which of the two was refused, a 401 does not say.</summary>
    [Fact]
    public async Task Beside_a_token_a_certificate_that_was_replaced_is_shown_after_a_401()
    {
        await using var server = await TlsServer.StartAsync(_cluster.Issue("127.0.0.1"));
        using var first = _cluster.Issue("me", usage: "1.3.6.1.5.5.7.3.2");
        using var second = _cluster.Issue("me", usage: "1.3.6.1.5.5.7.3.2");
        _access.Write("token", "t1");
        var user = Own(first, inFiles: true);
        var transport = _access.Kubeconfig(server.Url, "certificate-authority: ca.crt", user + "tokenFile: token").Connect();
        (await AccessFixture.AskAsync(transport)).ShouldBeNull();
        Own(second, inFiles: true);
        server.Refuses = (_, serial) => serial == first.SerialNumber;
        (await AccessFixture.AskAsync(transport)).ShouldBeNull();
        server.ClientCertificates.ShouldBe([first.SerialNumber, first.SerialNumber, second.SerialNumber]);
    }

    /// <returns>The fields of the user that lead to it.</returns>
    private string Own(X509Certificate2 certificate, bool inFiles)
    {
        var (pem, key) = (certificate.ExportCertificatePem(), certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        if (!inFiles)
            return $"client-certificate-data: {AccessFixture.Base64(pem)}, client-key-data: {AccessFixture.Base64(key)}, ";
        _access.Write("client.crt", pem);
        _access.Write("client.key", key);
        return "client-certificate: client.crt, client-key: client.key, ";
    }

    private ClusterAccess Access(TlsServer server, string user = "") =>
        _access.Kubeconfig(
            server.Url,
            "certificate-authority: ca.crt",
            $"{user}exec: {{apiVersion: client.authentication.k8s.io/v1, command: /bin/sh, args: ['{_access.Folder}/plugin.sh'], interactiveMode: Never}}"
        );

    private void HandOut(string? token, X509Certificate2? certificate = null, TimeSpan? ends = null)
    {
        var status = new JsonObject();
        if (token is not null)
            status["token"] = token;
        if (certificate is not null)
        {
            status["clientCertificateData"] = certificate.ExportCertificatePem();
            status["clientKeyData"] = certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem();
        }

        if (ends is { } after)
            status["expirationTimestamp"] = (AccessStart + after).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
        _access.Write(
            "answer",
            new JsonObject
            {
                ["apiVersion"] = "client.authentication.k8s.io/v1",
                ["kind"] = "ExecCredential",
                ["status"] = status,
            }.ToJsonString()
        );
    }

    private DateTimeOffset AccessStart => _access.Time.Start;
}
