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
    [InlineData("as: someone", null)]
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
    [InlineData("exec: sh", "users[0].user.exec must be a mapping")]
    [InlineData("exec: {command: sh, args: {}}", "users[0].user.exec.args must be a list")]
    [InlineData("exec: {command: sh, args: [[]]}", "users[0].user.exec.args[0] must be text")]
    [InlineData("exec: {command: /nowhere/plugin, installHint: get it}", "/nowhere/plugin cannot be run")]
    [InlineData("exec: {command: /nowhere/plugin, installHint: get it}", "get it")]
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

    private static string Refused(Action find) => Should.Throw<KubeConfigException>(find).Message;
}
