using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Prometheus.Answers.Limits;
using MlOps.Operator.Telemetry;

namespace MlOps.Operator.Tests.Signals.Servers;

public class PrometheusClientTests
{
    private const string Seven = """{"status":"success","data":{"resultType":"scalar","result":[5,"7"]}}""";
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly Prometheus.CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();

    private PrometheusSources Sources(
        LoopbackServer server,
        Func<PrometheusSourceOptions, PrometheusSourceOptions>? with = null,
        TimeProvider? clock = null
    )
    {
        var options = new PrometheusSourceOptions("default", server.Url) { Timeout = TimeSpan.FromHours(1) };
        return new PrometheusSources([with?.Invoke(options) ?? options], new OperatorMetrics(_registry), clock ?? new AutoAdvancingClock());
    }

    private static Task<QueryAnswer> AskAsync(PrometheusSources sources) =>
        sources.Find("default", "shop").Source!.QueryAsync("up", DateTimeOffset.FromUnixTimeMilliseconds(1_234_567), Ct);

    [Fact]
    public async Task A_query_is_posted_with_its_explicit_time()
    {
        await using var server = await LoopbackServer.StartAsync((c, _) => c.Response.WriteAsync(Seven));
        using var sources = Sources(server);
        (await AskAsync(sources)).Series[0].Samples[0].Value.ShouldBe(7);
        server.Form!["query"].ToString().ShouldBe("up");
        server.Form["time"].ToString().ShouldBe("1234.567");
    }

    [Fact]
    public async Task A_server_error_is_tried_again()
    {
        await using var server = await LoopbackServer.StartAsync(
            (c, n) =>
            {
                c.Response.StatusCode = n < 3 ? 503 : 200;
                return c.Response.WriteAsync(Seven);
            }
        );
        using var sources = Sources(server);
        (await AskAsync(sources)).Failure.ShouldBeNull();
        server.Requests.ShouldBe(3);
    }

    [Fact]
    public async Task A_server_that_goes_on_failing_is_a_failure_in_words()
    {
        await using var server = await LoopbackServer.StartAsync(
            (c, _) =>
            {
                c.Response.StatusCode = 500;
                return Task.CompletedTask;
            }
        );
        using var sources = Sources(server);
        (await AskAsync(sources)).Failure.ShouldNotBeNull().ShouldContain("status 500");
        server.Requests.ShouldBe(3);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Refused_credentials_are_named_and_not_tried_again(int status)
    {
        await using var server = await LoopbackServer.StartAsync(
            (c, _) =>
            {
                c.Response.StatusCode = status;
                return Task.CompletedTask;
            }
        );
        using var sources = Sources(server);
        (await AskAsync(sources)).Failure.ShouldNotBeNull().ShouldContain("credentials");
        server.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_is_a_failure()
    {
        var asked = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync(
            async (c, _) =>
            {
                asked.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, c.RequestAborted)
                    .ContinueWith(_ => { }, TaskScheduler.Default);
            }
        );
        var clock = new FakeTimeProvider();
        using var sources = Sources(server, o => o with { Timeout = TimeSpan.FromSeconds(10) }, clock);
        var answer = AskAsync(sources);
        await asked.Task;
        clock.Advance(TimeSpan.FromSeconds(9.9));
        answer.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(0.2));
        (await answer).Failure.ShouldNotBeNull().ShouldContain("within 10 s");
        (await CountedAsync()).ShouldBe(["timeout 1"]);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_a_failure_and_not_asked_for_again()
    {
        await using var server = await LoopbackServer.StartAsync((c, _) => c.Response.WriteAsync(new string(' ', 5000) + Seven));
        using var sources = Sources(server, o => o with { Limits = new AnswerLimits { Bytes = 1000 } });
        (await AskAsync(sources)).Failure.ShouldNotBeNull().ShouldContain("too many series");
        server.Requests.ShouldBe(1);
        (await CountedAsync()).ShouldBe(["too_large 1"]);
    }

    /// <summary>Each fits, but not what several evaluations read at the same time.</summary>
    [Fact]
    public async Task What_evaluations_hold_together_is_bounded_and_free_again_when_they_end()
    {
        var many = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"[{i},\"1\"]"));
        var large = $$$"""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[{{{many}}}]}]}}""";
        await using var server = await LoopbackServer.StartAsync((c, _) => c.Response.WriteAsync(large));
        using var sources = Sources(server, o => o with { Budget = 300 << 10 });
        var source = sources.Find("default", "shop").Source!;
        using (var one = new AnswerHold())
        using (var other = new AnswerHold())
        {
            (await source.QueryAsync("up", server.Now, one, Ct)).Failure.ShouldBeNull();
            (await source.QueryAsync("up", server.Now, other, Ct)).Failure.ShouldNotBeNull().ShouldContain("may hold at once");
        }

        using var next = new AnswerHold();
        (await source.QueryAsync("up", server.Now, next, Ct)).Failure.ShouldBeNull();
        (await CountedAsync()).ShouldBe(["200 2", "too_large 1"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("<html>login</html>")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task An_answer_that_is_not_Prometheus_is_a_failure_and_never_thrown(string body)
    {
        await using var server = await LoopbackServer.StartAsync((c, _) => c.Response.WriteAsync(body));
        using var sources = Sources(server);
        (await AskAsync(sources)).Failure.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_token_is_read_anew_for_every_query()
    {
        var file = Path.GetTempFileName();
        await using var server = await LoopbackServer.StartAsync((c, _) => c.Response.WriteAsync(Seven));
        using var sources = Sources(server, o => o with { TokenFile = file });
        foreach (var token in new[] { "one", "two" })
        {
            await File.WriteAllTextAsync(file, token + "\n", Ct);
            await AskAsync(sources);
            server.Authorization.ShouldBe($"Bearer {token}");
        }

        File.Delete(file);
        (await AskAsync(sources)).Failure.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_token_that_cannot_be_sent_is_a_failure_that_names_its_file()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "two\nlines", Ct);
        await using var server = await LoopbackServer.StartAsync((c, _) => c.Response.WriteAsync(Seven));
        using var sources = Sources(server, o => o with { TokenFile = file });
        (await AskAsync(sources)).Failure.ShouldNotBeNull().ShouldContain(file);
        server.Requests.ShouldBe(0);
        File.Delete(file);
    }

    [Theory]
    [InlineData(200, Seven, "200")]
    [InlineData(200, """{"status":"success","warnings":["one store is down"],"data":{"resultType":"vector","result":[]}}""", "unusable")]
    [InlineData(200, "<html>", "unreadable")]
    [InlineData(302, "<html>", "302")]
    [InlineData(403, "", "403")]
    [InlineData(422, """{"status":"error","error":"too many samples"}""", "422")]
    [InlineData(418, "", "other_status")]
    [InlineData(503, "", "503")]
    public async Task A_query_is_counted_once_by_how_it_ended(int status, string body, string code)
    {
        await using var server = await LoopbackServer.StartAsync(
            (c, _) =>
            {
                c.Response.StatusCode = status;
                return c.Response.WriteAsync(body);
            }
        );
        using var sources = Sources(server);
        await AskAsync(sources);
        (await CountedAsync()).ShouldBe([$"{code} 1"]);
    }

    [Fact]
    public async Task A_query_without_an_answer_is_counted_as_such()
    {
        var server = await LoopbackServer.StartAsync((c, _) => c.Response.WriteAsync(Seven));
        using var sources = Sources(server);
        await server.DisposeAsync();
        await AskAsync(sources);
        (await CountedAsync()).ShouldBe(["no_answer 1"]);
    }

    [Fact]
    public async Task The_size_of_usable_answers_is_counted()
    {
        await using var server = await LoopbackServer.StartAsync((c, n) => c.Response.WriteAsync(n == 1 ? Seven : "<html>"));
        using var sources = Sources(server);
        await AskAsync(sources);
        await AskAsync(sources);
        var exported = await Telemetry.Contracts.Exposition.OfAsync(_registry);
        exported
            .Samples("mlops_operator_prometheus_query_series")
            .Single(s => s.Name.EndsWith("_count", StringComparison.Ordinal))
            .Value.ShouldBe(1);
        exported
            .Samples("mlops_operator_prometheus_query_duration_seconds")
            .Single(s => s.Name.EndsWith("_count", StringComparison.Ordinal))
            .Value.ShouldBe(2);
    }

    private async Task<IEnumerable<string>> CountedAsync() =>
        (await Telemetry.Contracts.Exposition.OfAsync(_registry))
            .Samples("mlops_operator_prometheus_queries_total")
            .Where(s => s.Value > 0)
            .Select(s => $"{s.Labels["code"]} {s.Value}");
}
