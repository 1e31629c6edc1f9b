using System.Security.Cryptography.X509Certificates;
using k8s.Exceptions;
using MlOps.Runtime.Api.Client;
using MlOps.Runtime.Api.Transport;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Api.Connections;

/// <summary>Files that others replace while the process runs.</summary>
public sealed class RotationTests : IDisposable
{
    private readonly Authority _old = new();
    private readonly Authority _new = new();
    private readonly AccessFixture _access = new();

    public void Dispose()
    {
        _old.Dispose();
        _new.Dispose();
        _access.Dispose();
    }

    [Fact]
    public async Task A_process_in_a_pod_follows_a_new_authority_with_its_next_connection()
    {
        await using var server = await TlsServer.StartAsync(_old.Issue("127.0.0.1"));
        _access.Write("ca.crt", _old.Pem);
        _access.Write("token", "t1");
        var access = _access.InPod(server);
        (await AccessFixture.AskAsync(access.Connect())).ShouldBeNull();
        server.Certificate = _new.Issue("127.0.0.1");
        var transport = access.Connect();
        (await AccessFixture.AskAsync(transport)).ShouldNotBeNull("the old authority does not vouch for it");
        _access.Write("ca.crt", "half of a fi");
        (await AccessFixture.AskAsync(transport)).ShouldNotBeNull();
        _access.Write("ca.crt", _new.Pem);
        (await AccessFixture.AskAsync(transport)).ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Both_authorities_of_a_bundle_are_believed(bool afterwards)
    {
        await using var server = await TlsServer.StartAsync((afterwards ? _new : _old).Issue("127.0.0.1"));
        _access.Write("ca.crt", _old.Pem + "\n" + _new.Pem);
        (await AccessFixture.AskAsync(_access.Kubeconfig(server.Url, "certificate-authority: ca.crt").Connect())).ShouldBeNull();
    }

    [Fact]
    public async Task A_new_client_certificate_is_shown_with_the_next_connection()
    {
        await using var server = await TlsServer.StartAsync(_old.Issue("127.0.0.1"));
        _access.Write("ca.crt", _old.Pem);
        using var first = _old.Issue("me", usage: "1.3.6.1.5.5.7.3.2");
        using var second = _old.Issue("me", usage: "1.3.6.1.5.5.7.3.2");
        WriteClient(first);
        var access = _access.Kubeconfig(
            server.Url,
            "certificate-authority: ca.crt",
            "client-certificate: client.crt, client-key: client.key"
        );
        await AccessFixture.AskAsync(access.Connect());
        _access.Write("client.crt", second.ExportCertificatePem());
        await AccessFixture.AskAsync(access.Connect());
        WriteClient(second);
        await AccessFixture.AskAsync(access.Connect());
        server.ClientCertificates.ShouldBe([first.SerialNumber, first.SerialNumber, second.SerialNumber]);
    }

    private void WriteClient(X509Certificate2 certificate)
    {
        _access.Write("client.crt", certificate.ExportCertificatePem());
        _access.Write("client.key", certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_new_token_is_sent_within_seconds_without_a_new_connection(bool inPod)
    {
        await using var server = await TlsServer.StartAsync(_old.Issue("127.0.0.1"));
        _access.Write("ca.crt", _old.Pem);
        _access.Write("token", "t1\n");
        var access = inPod ? _access.InPod(server) : _access.Kubeconfig(server.Url, "certificate-authority: ca.crt", "tokenFile: token");
        var transport = access.Connect();
        await AccessFixture.AskAsync(transport);
        _access.Write("token", "t2");
        _access.Time.Advance(TimeSpan.FromSeconds(11));
        await AccessFixture.AskAsync(transport);
        File.Delete(Path.Combine(_access.Folder, "token"));
        _access.Time.Advance(TimeSpan.FromSeconds(11));
        await AccessFixture.AskAsync(transport);
        server.Credentials.ShouldBe(["Bearer t1", "Bearer t2", "Bearer t2"]);
        server.Requests.Select(r => r.Connection).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_that_is_refused_is_replaced_by_the_one_in_the_file_at_once(bool inPod)
    {
        await using var server = await TlsServer.StartAsync(_old.Issue("127.0.0.1"));
        _access.Write("ca.crt", _old.Pem);
        _access.Write("token", "t1");
        var access = inPod ? _access.InPod(server) : _access.Kubeconfig(server.Url, "certificate-authority: ca.crt", "tokenFile: token");
        var (transport, apart) = (access.Connect(), access.ConnectApart());
        (await AccessFixture.AskAsync(transport)).ShouldBeNull();
        server.Refused = "Bearer t1";
        _access.Write("token", "t2");
        (await AccessFixture.AskAsync(transport)).ShouldBeNull();
        (await AccessFixture.AskAsync(apart)).ShouldBeNull();
        server.Credentials.ShouldBe(["Bearer t1", "Bearer t1", "Bearer t2", "Bearer t2"]);
    }

    [Fact]
    public async Task A_token_that_is_refused_and_still_in_the_file_is_not_sent_twice_for_one_request()
    {
        await using var server = await TlsServer.StartAsync(_old.Issue("127.0.0.1"));
        _access.Write("ca.crt", _old.Pem);
        _access.Write("token", "t1");
        server.Refused = "Bearer t1";
        var transport = _access.InPod(server).Connect();
        (await AccessFixture.AskAsync(transport)).ShouldNotBeNull().ShouldContain("401");
        File.Delete(Path.Combine(_access.Folder, "token"));
        (await AccessFixture.AskAsync(transport)).ShouldNotBeNull().ShouldContain("401");
        server.Credentials.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_token_that_was_replaced_and_revoked_is_read_again_after_a_401()
    {
        await using var server = await TlsServer.StartAsync(_old.Issue("127.0.0.1"));
        _access.Write("ca.crt", _old.Pem);
        _access.Write("token", "t1");
        var transport = _access.InPod(server).Connect();
        await AccessFixture.AskAsync(transport);
        server.Refuses = (token, _) => token == "Bearer t1";
        (await AccessFixture.AskAsync(transport)).ShouldNotBeNull("there is no other token");
        _access.Write("token", "t2");
        (await AccessFixture.AskAsync(transport)).ShouldBeNull();
        server.Credentials.ShouldBe(["Bearer t1", "Bearer t1", "Bearer t1", "Bearer t2"]);
    }

    [Fact]
    public async Task A_client_certificate_that_was_replaced_and_ran_out_is_not_shown_for_as_long_as_the_connection_lives()
    {
        await using var server = await TlsServer.StartAsync(_old.Issue("127.0.0.1"));
        _access.Write("ca.crt", _old.Pem);
        using var first = _old.Issue("me", usage: "1.3.6.1.5.5.7.3.2");
        using var second = _old.Issue("me", usage: "1.3.6.1.5.5.7.3.2");
        WriteClient(first);
        var transport = _access
            .Kubeconfig(server.Url, "certificate-authority: ca.crt", "client-certificate: client.crt, client-key: client.key")
            .Connect();
        await AccessFixture.AskAsync(transport);
        WriteClient(second);
        server.Refuses = (_, serial) => serial == first.SerialNumber;
        (await AccessFixture.AskAsync(transport)).ShouldBeNull();
        server.ClientCertificates.ShouldBe([first.SerialNumber, first.SerialNumber, second.SerialNumber]);
    }

    [Fact]
    public async Task Every_request_that_was_sent_with_the_old_client_certificate_is_sent_again_with_the_new_one()
    {
        await using var server = await TlsServer.StartAsync(_old.Issue("127.0.0.1"));
        _access.Write("ca.crt", _old.Pem);
        using var first = _old.Issue("me", usage: "1.3.6.1.5.5.7.3.2");
        using var second = _old.Issue("me", usage: "1.3.6.1.5.5.7.3.2");
        WriteClient(first);
        var transport = _access
            .Kubeconfig(server.Url, "certificate-authority: ca.crt", "client-certificate: client.crt, client-key: client.key")
            .Connect();
        var lateAnswer = new TaskCompletionSource();
        server.Holds = path => path.EndsWith("late", StringComparison.Ordinal) ? lateAnswer.Task : Task.CompletedTask;
        server.Refuses = (_, serial) => serial == first.SerialNumber;
        var late = AccessFixture.AskAsync(transport, "late");
        await Eventually.TrueAsync(() => server.Requests.Count == 1);
        WriteClient(second);
        (await AccessFixture.AskAsync(transport)).ShouldBeNull();
        lateAnswer.SetResult();
        (await late).ShouldBeNull();
        server.ClientCertificates.ShouldBe([first.SerialNumber, first.SerialNumber, second.SerialNumber, second.SerialNumber]);
    }

    [Fact]
    public async Task Of_merged_kubeconfigs_a_token_file_lies_beside_the_one_that_names_it_and_the_first_user_of_a_name_counts()
    {
        await using var server = await TlsServer.StartAsync(_old.Issue("127.0.0.1"));
        _access.Write("ca.crt", _old.Pem);
        Directory.CreateDirectory(Path.Combine(_access.Folder, "first"));
        _access.Write("first/users", "users: [{name: other, user: {token: t0}}, {name: u, user: {tokenFile: token, token: t1}}]");
        _access.Write("first/token", "t2");
        _access.Write("token", "t3");
        _access.Kubeconfig(server.Url, "certificate-authority: ca.crt", "tokenFile: token");
        _access.Environment["KUBECONFIG"] = string.Join(
            Path.PathSeparator,
            Path.Combine(_access.Folder, "first/users"),
            Path.Combine(_access.Folder, "config")
        );
        (await AccessFixture.AskAsync(_access.Find().Connect())).ShouldBeNull();
        server.Credentials.ShouldBe(["Bearer t2"]);
    }

    [Fact]
    public void Without_any_configuration_the_error_says_where_it_was_looked_for() =>
        Should.Throw<KubeConfigException>(() => _access.Find()).Message.ShouldContain("no kubeconfig (--kubeconfig, KUBECONFIG,");

    [Fact]
    public void KUBECONFIG_comes_before_the_home_directory_and_that_before_the_pod()
    {
        _access.Write("token", "t");
        _access.Environment["KUBERNETES_SERVICE_HOST"] = "10.0.0.1";
        _access.Environment["KUBERNETES_SERVICE_PORT"] = "443";
        _access.Write("ca.crt", _old.Pem);
        _access.Find().Server.Host.ShouldBe("10.0.0.1");
        _access.Kubeconfig("http://home:1", "proxy-url: ''");
        File.Copy(Path.Combine(_access.Folder, "config"), Path.Combine(_access.Folder, "home"));
        _access.Find().Server.Host.ShouldBe("home");
        _access.Kubeconfig("http://listed:1", "proxy-url: ''");
        _access.Environment["KUBECONFIG"] = Path.Combine(_access.Folder, "config");
        _access.Find().Server.Host.ShouldBe("listed");
    }

    [Fact]
    public async Task A_client_that_stands_apart_dials_anew_after_a_request_without_an_answer()
    {
        await using var server = await TlsServer.StartAsync(_old.Issue("127.0.0.1"));
        _access.Write("ca.crt", _old.Pem);
        var transport = _access.Kubeconfig(server.Url, "certificate-authority: ca.crt").ConnectApart();
        await AccessFixture.AskAsync(transport);
        using var patience = new CancellationTokenSource();
        var api = new KubeApi(transport, new(), TimeProvider.System, ApiMetrics.None());
        var hangs = api.GetAsync(Kinds.Pods, new("ns", "hang"), null, patience.Token);
        await Eventually.TrueAsync(() => server.Requests.Count == 2);
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(hangs);
        await AccessFixture.AskAsync(transport);
        var connections = server.Requests.Select(r => r.Connection).ToList();
        connections[1].ShouldBe(connections[0]);
        connections[2].ShouldNotBe(connections[1]);
        server.Requests.ShouldAllBe(r => r.Protocol == "HTTP/1.1");
    }
}
