using System.Net.Security;
using System.Security.Authentication;
using System.Text;
using MlOps.Runtime.Api.Connections;

namespace MlOps.Runtime.Tests.Api.Connections;

/// <summary>Before a token is sent: is this the server that was meant? With real TLS on loopback.</summary>
public sealed class ServerTrustTests : IDisposable
{
    private readonly Authority _cluster = new();
    private readonly Authority _another = new();
    private readonly AccessFixture _access = new();

    private string ClusterCa => $"certificate-authority-data: {AccessFixture.Base64(_cluster.Pem)}";

    public void Dispose()
    {
        _cluster.Dispose();
        _another.Dispose();
        _access.Dispose();
    }

    [Fact]
    public async Task A_server_with_the_right_name_from_the_right_authority_is_asked()
    {
        await using var server = await TlsServer.StartAsync(_cluster.Issue("127.0.0.1"));
        (await AccessFixture.AskAsync(_access.Kubeconfig(server.Url, ClusterCa).Connect())).ShouldBeNull();
        server.Credentials.ShouldBe(["Bearer not-a-secret"]);
        var (_, protocol, client, encoding) = server.Requests.Single();
        protocol.ShouldBe("HTTP/2");
        client.ShouldStartWith("mlops-operator/");
        encoding.ShouldBe("gzip");
    }

    /// <summary>The authority of a cluster signs the kubelets' certificates too. Here even the common name is right.</summary>
    [Theory]
    [InlineData("10.0.0.7")]
    [InlineData("worker-7.example")]
    public async Task A_certificate_of_the_same_authority_for_another_name_is_refused_before_the_token_is_sent(string name)
    {
        await using var server = await TlsServer.StartAsync(_cluster.Issue(name));
        var refused = await AccessFixture.AskAsync(_access.Kubeconfig(server.Url, ClusterCa).Connect());
        refused.ShouldEndWith($": the server's certificate is valid for {name}, not 127.0.0.1");
        server.Credentials.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_certificate_of_another_authority_of_the_same_name_is_refused()
    {
        await using var server = await TlsServer.StartAsync(_another.Issue("127.0.0.1"));
        var refused = await AccessFixture.AskAsync(_access.Kubeconfig(server.Url, ClusterCa).Connect());
        refused.ShouldEndWith(
            "signed by an unknown authority: CN=kubernetes is not the one in certificate-authority-data of the kubeconfig"
        );
        _access.Write("ca.crt", _cluster.Pem);
        refused = await AccessFixture.AskAsync(_access.Kubeconfig(server.Url, "certificate-authority: ca.crt").Connect());
        refused.ShouldEndWith($"CN=kubernetes is not the one in {Path.Combine(_access.Folder, "ca.crt")}");
        server.Credentials.ShouldBeEmpty();
    }

    /// <summary>As behind a load balancer; either end of the chain may be the one that is trusted.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_chain_over_an_intermediate_authority_is_followed(bool rootIsTrusted)
    {
        using var intermediate = new Authority(_cluster);
        await using var server = await TlsServer.StartAsync(intermediate.Issue("127.0.0.1"), intermediate.Certificate);
        var authority = $"certificate-authority-data: {AccessFixture.Base64(rootIsTrusted ? _cluster.Pem : intermediate.Pem)}";
        (await AccessFixture.AskAsync(_access.Kubeconfig(server.Url, authority).Connect())).ShouldBeNull();
        var another = $"certificate-authority-data: {AccessFixture.Base64(_another.Pem)}";
        (await AccessFixture.AskAsync(_access.Kubeconfig(server.Url, another).Connect())).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_expired_certificate_is_refused()
    {
        await using var server = await TlsServer.StartAsync(_cluster.Issue("127.0.0.1", validDays: -1));
        var refused = await AccessFixture.AskAsync(_access.Kubeconfig(server.Url, ClusterCa).Connect());
        refused.ShouldNotBeNull().ShouldMatch("cannot be used: it is valid from .*Z to .*Z");
        server.Credentials.ShouldBeEmpty();
    }

    /// <summary>Not over a connection: no server here would show it.</summary>
    [Fact]
    public void A_certificate_that_is_for_clients_only_is_refused()
    {
        using var certificate = _cluster.Issue("127.0.0.1", usage: "1.3.6.1.5.5.7.3.2");
        var trust = new ServerTrust("127.0.0.1", CertificateAuthorities.Of(Encoding.ASCII.GetBytes(_cluster.Pem)));
        Should
            .Throw<AuthenticationException>(() => trust.Verify(this, certificate, null, SslPolicyErrors.None))
            .Message.ShouldEndWith("cannot be used: it is not for servers (extended key usage)");
    }

    /// <summary>As kubectl: without an authority, those of the system count, and ours is none of them.</summary>
    [Fact]
    public async Task Without_an_authority_those_of_the_system_count()
    {
        await using var server = await TlsServer.StartAsync(_cluster.Issue("127.0.0.1"));
        var refused = await AccessFixture.AskAsync(_access.Kubeconfig(server.Url, "proxy-url: ''").Connect());
        refused.ShouldNotBeNull().ShouldContain("not trusted by the authorities of the system: ");
        server.Credentials.ShouldBeEmpty();
    }

    [Fact]
    public async Task Insecure_skip_tls_verify_believes_any_server()
    {
        await using var server = await TlsServer.StartAsync(_another.Issue("10.0.0.7"));
        (await AccessFixture.AskAsync(_access.Kubeconfig(server.Url, "insecure-skip-tls-verify: true").Connect())).ShouldBeNull();
    }

    [Fact]
    public void Insecure_skip_tls_verify_beside_an_authority_is_refused_as_kubectl_does() =>
        Should
            .Throw<k8s.Exceptions.KubeConfigException>(() =>
                _access.Kubeconfig("https://127.0.0.1:1", $"insecure-skip-tls-verify: true, {ClusterCa}")
            )
            .Message.ShouldContain("exclude each other");

    [Fact]
    public async Task Tls_server_name_is_asked_for_and_is_the_name_that_counts()
    {
        await using var server = await TlsServer.StartAsync(_cluster.Issue("api.example"));
        var named = _access.Kubeconfig(server.Url, $"tls-server-name: api.example, {ClusterCa}");
        (await AccessFixture.AskAsync(named.Connect())).ShouldBeNull();
        server.NamesAskedFor.ShouldContain("api.example");
        server.Certificate = _cluster.Issue("127.0.0.1");
        (await AccessFixture.AskAsync(named.Connect())).ShouldNotBeNull();
    }
}
