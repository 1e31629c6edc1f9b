using k8s.Exceptions;

namespace MlOps.Runtime.Tests.Api.Connections;

/// <summary>Kubeconfigs as people have them, and what is wrong with some.</summary>
public sealed class KubeconfigTests : IDisposable
{
    private readonly AccessFixture _access = new();

    public void Dispose() => _access.Dispose();

    [Theory]
    [InlineData("token: t", "Bearer t")]
    [InlineData("token: 12345", "Bearer 12345")]
    [InlineData("username: me, password: secret", "Basic bWU6c2VjcmV0")]
    [InlineData("username: me, password: ~", "Basic bWU6")]
    [InlineData("auth-provider: {name: oidc, config: {id-token: i, idp-issuer-url: 'https://issuer.example'}}", "Bearer i")]
    [InlineData("client-key: unused", null)]
    public async Task A_user_is_who_the_kubeconfig_says(string user, string? header)
    {
        var access = _access.Kubeconfig("https://127.0.0.1:1", "insecure-skip-tls-verify: true", user);
        using var request = new HttpRequestMessage();
        if (access.Authenticate is { } authenticate)
            await authenticate(request, TestContext.Current.CancellationToken);
        request.Headers.Authorization?.ToString().ShouldBe(header);
    }

    [Theory]
    [InlineData("auth-provider: {name: gcp}", "auth-provider gcp, which has given way to exec plugins")]
    [InlineData("auth-provider: {name: oidc, config: {}}", "run kubectl once")]
    [InlineData("client-certificate-data: AAAA", "without client-key")]
    [InlineData("token: [t]", "line 10: users[0].user.token must be text")]
    [InlineData("exec: {apiVersion: client.authentication.k8s.io/v1}", "needs a command and an apiVersion")]
    [InlineData("exec: {command: sh}", "needs a command and an apiVersion")]
    [InlineData("exec: sh", "users[0].user.exec must be a mapping")]
    [InlineData("exec: {command: sh, args: {}}", "users[0].user.exec.args must be a list")]
    [InlineData("exec: {command: sh, args: [[]]}", "users[0].user.exec.args[0] must be text")]
    [InlineData(
        "exec: {apiVersion: client.authentication.k8s.io/v1, command: /nowhere/plugin, installHint: get it}",
        "/nowhere/plugin cannot be run"
    )]
    [InlineData("exec: {apiVersion: client.authentication.k8s.io/v1, command: /nowhere/plugin, installHint: get it}", "get it")]
    public void A_user_that_cannot_be_used_is_told_with_the_field(string user, string why) =>
        Refused(() => _access.Kubeconfig("https://127.0.0.1:1", "insecure-skip-tls-verify: true", user)).ShouldContain(why);

    [Theory]
    [InlineData("not a url", "insecure-skip-tls-verify: true", "must be a URL, not 'not a url'")]
    [InlineData("ftp://127.0.0.1", "insecure-skip-tls-verify: true", "must be a URL")]
    [InlineData(
        "https://127.0.0.1:1",
        "insecure-skip-tls-verify: maybe",
        "clusters[0].cluster.insecure-skip-tls-verify must be true or false"
    )]
    public void A_cluster_that_cannot_be_used_is_told_with_the_field(string server, string cluster, string why) =>
        Refused(() => _access.Kubeconfig(server, cluster)).ShouldContain(why);

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("- a", "is no kubeconfig")]
    [InlineData("kind: Config", "it has no current-context")]
    [InlineData("current-context: gone\ncontexts: [{name: a}, {name: b}]", "it has no context gone, only a, b")]
    [InlineData("current-context: a\ncontexts: [{name: a, context: {cluster: c}}]", "names the cluster 'c', which it does not have")]
    [InlineData(
        "current-context: a\ncontexts: [{name: a, context: {cluster: c, user: u}}]\nclusters: [{name: c, cluster: {server: 'https://h'}}]",
        "names the user 'u', which it does not have"
    )]
    public void A_context_that_leads_nowhere_is_told(string text, string why)
    {
        _access.Write("config", text);
        Refused(() => _access.Find("config")).ShouldContain(why);
    }

    /// <summary>Without them a request would be made with all rights of the user itself.</summary>
    [Fact]
    public async Task A_user_that_acts_in_another_s_name_says_so_with_each_request()
    {
        var access = _access.Kubeconfig(
            "https://127.0.0.1:1",
            "insecure-skip-tls-verify: true",
            "token: t, as: someone, as-uid: u, as-groups: [a, b], as-user-extra: {acme.com/reason: [x, y]}"
        );
        using var request = new HttpRequestMessage();
        for (var attempt = 0; attempt < 2; attempt++)
            await access.Authenticate!(request, TestContext.Current.CancellationToken);
        request
            .Headers.Where(h => h.Key.StartsWith("Impersonate", StringComparison.Ordinal))
            .SelectMany(h => h.Value.Select(v => $"{h.Key}: {v}"))
            .ShouldBe([
                "Impersonate-User: someone",
                "Impersonate-Uid: u",
                "Impersonate-Group: a",
                "Impersonate-Group: b",
                "Impersonate-Extra-acme.com%2Freason: x",
                "Impersonate-Extra-acme.com%2Freason: y",
            ]);
    }

    [Theory]
    [InlineData("https://0.0.0.0:6443", "https://127.0.0.1:6443/")]
    [InlineData("https://[::]:6443", "https://[::1]:6443/")]
    [InlineData("https://10.0.0.1:6443/prefix", "https://10.0.0.1:6443/prefix")]
    public void A_server_on_all_addresses_is_reached_on_this_machine(string server, string reached) =>
        _access.Kubeconfig(server, "insecure-skip-tls-verify: true").Server.AbsoluteUri.ShouldBe(reached);

    [Fact]
    public void A_proxy_of_the_cluster_is_used() =>
        _access
            .Kubeconfig("https://127.0.0.1:1", "insecure-skip-tls-verify: true, proxy-url: 'socks5://127.0.0.1:2'")
            .Proxy.ShouldBe(new Uri("socks5://127.0.0.1:2"));

    /// <summary>As left by touch.</summary>
    [Fact]
    public void An_empty_file_among_several_is_skipped()
    {
        _access.Kubeconfig("https://127.0.0.1:1", "insecure-skip-tls-verify: true");
        _access.Write("empty", "");
        _access.Environment["KUBECONFIG"] = $"{_access.Folder}/empty:{_access.Folder}/config";
        _access.Find().Server.Port.ShouldBe(1);
    }

    private static string Refused(Action find) => Should.Throw<KubeConfigException>(find).Message;
}
