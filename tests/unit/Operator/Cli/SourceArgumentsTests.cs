using MlOps.Operator.Cli;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Tests.Cli;

public class SourceArgumentsTests
{
    private static string? Problem(string[] urls, params string[] tokens) =>
        SourceArguments.TryRead(urls, tokens, [], out _, out var problem) ? null : problem;

    private static IReadOnlyList<PrometheusSourceOptions> Read(string[] urls, params string[] tokens) =>
        SourceArguments.TryRead(urls, tokens, [], out var sources, out var problem)
            ? sources
            : throw new InvalidOperationException(problem);

    [Fact]
    public void A_source_has_a_name_a_url_and_perhaps_a_token_file()
    {
        var sources = Read(["default=http://prometheus:9090", "team=https://thanos/team"], "team=/run/token");
        sources.Select(s => (s.Name, s.TokenFile)).ShouldBe([("default", null), ("team", "/run/token")]);
        sources[0].Url.ShouldBe(new Uri("http://prometheus:9090/"));
    }

    [Fact]
    public void A_path_in_the_url_stays_whether_it_ends_with_a_slash_or_not()
    {
        var sources = Read(["a=http://p/prom", "b=http://p/prom/"]);
        sources.Select(s => new Uri(s.Url, "api/v1/query").AbsolutePath).ShouldBe(["/prom/api/v1/query", "/prom/api/v1/query"]);
    }

    [Theory]
    [InlineData("http://prometheus:9090")]
    [InlineData("default")]
    [InlineData("default=")]
    [InlineData("=http://p")]
    [InlineData("default=prometheus")]
    [InlineData("default=ftp://p")]
    [InlineData("default=/etc/passwd")]
    public void What_is_not_NAME_equals_URL_is_refused_with_an_example(string argument)
    {
        var problem = Problem([argument]).ShouldNotBeNull();
        problem.ShouldContain($"'{argument}'");
        problem.ShouldContain("for example");
    }

    [Fact]
    public void A_name_that_is_given_twice_is_refused() => Problem(["a=http://x", "a=http://y"]).ShouldNotBeNull().ShouldContain("twice");

    [Fact]
    public void A_token_file_without_a_name_is_refused() =>
        Problem(["a=http://x"], "/run/token").ShouldNotBeNull().ShouldContain("--prometheus-token-file");

    [Fact]
    public void A_token_file_for_a_source_that_is_not_there_is_refused() =>
        Problem(["a=http://x"], "b=/run/token").ShouldNotBeNull().ShouldContain("'b'");

    [Fact]
    public void A_source_may_name_the_namespaces_that_may_use_it()
    {
        SourceArguments.TryRead(["a=http://a", "b=http://b"], [], ["b=shop,search"], out var sources, out _).ShouldBeTrue();
        sources.Select(s => s.Namespaces.Count).ShouldBe([0, 2]);
    }

    [Theory]
    [InlineData("b", "--prometheus-namespaces: 'b' is not NAME=NAMESPACE,…, for example team=team-a,team-b")]
    [InlineData("b=shop,", "--prometheus-namespaces: 'b=shop,' is not NAME=NAMESPACE,…, for example team=team-a,team-b")]
    [InlineData("c=shop", "--prometheus-namespaces: no --prometheus is named 'c'")]
    public void Namespaces_of_no_source_are_refused(string argument, string message)
    {
        SourceArguments.TryRead(["b=http://b"], [], [argument], out _, out var problem).ShouldBeFalse();
        problem.ShouldBe(message);
    }
}
