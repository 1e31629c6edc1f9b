using MlOps.Runtime.Api.Client;

namespace MlOps.Runtime.Tests.Api.Client;

public sealed class KubeContextTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData(null, "shop")]
    [InlineData("plain", "default")]
    public void The_namespace_is_that_of_the_context_and_default_where_it_names_none(string? context, string ns)
    {
        File.WriteAllText(
            _file,
            """
            apiVersion: v1
            kind: Config
            current-context: team
            clusters:
            - {name: here, cluster: {server: "https://127.0.0.1:1"}}
            contexts:
            - {name: team, context: {cluster: here, user: me, namespace: shop}}
            - {name: plain, context: {cluster: here, user: me}}
            users:
            - {name: me, user: {token: t}}
            """
        );
        KubeApiFactory.OfContext(_file, context, TimeProvider.System).Namespace.ShouldBe(ns);
    }

    [Theory]
    [InlineData("clusters: [")]
    [InlineData("apiVersion: v1\nkind: Config\ncurrent-context: gone\n")]
    public void A_kubeconfig_that_is_of_no_use_is_told_as_such(string text)
    {
        File.WriteAllText(_file, text);
        Should
            .Throw<IOException>(() => KubeApiFactory.OfContext(_file, null, TimeProvider.System))
            .Message.ShouldStartWith("the kubeconfig cannot be used");
    }

    [Fact]
    public void A_kubeconfig_that_is_not_there_is_told_by_its_path() =>
        Should
            .Throw<IOException>(() => KubeApiFactory.OfContext("/nowhere/config", null, TimeProvider.System))
            .Message.ShouldContain("/nowhere/config");
}
