using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Telemetry;
using MlOps.Operator.Tests.Policies.Deadlines;

namespace MlOps.Operator.Tests.Signals.Servers;

public class SourceGuardTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task<QueryAnswer> AskAsync(IPrometheus source, string query = "up") =>
        source.QueryAsync(query, DateTimeOffset.UnixEpoch, Ct);

    [Fact]
    public async Task A_refused_connection_is_told_also_while_the_breaker_is_open()
    {
        var server = await LoopbackServer.StartAsync((_, _) => Task.CompletedTask);
        var url = server.Url;
        using var sources = new PrometheusSources(
            [new PrometheusSourceOptions("default", url) { Timeout = TimeSpan.FromHours(1) }],
            new OperatorMetrics(Prometheus.Metrics.NewCustomRegistry()),
            new AutoAdvancingClock()
        );
        await server.DisposeAsync();
        var source = sources.Find("default", "shop").Source!;
        var refused = $"Prometheus default refused the connection at 127.0.0.1:{url.Port}";
        var answers = new List<QueryAnswer>();
        for (var i = 0; i < 8; i++)
            answers.Add(await AskAsync(source));
        answers.ShouldAllBe(a => a.IsSourceDown);
        answers[0].Failure.ShouldBe(refused);
        answers.ShouldAllBe(a => a.Failure!.StartsWith(refused));
        answers.ShouldContain(a => a.Failure == $"{refused}; the circuit breaker is open and lets a query through every 5 s");
    }

    [Fact]
    public async Task Queries_that_are_not_answered_open_the_breaker()
    {
        var (clock, server) = (new FakeTimeProvider(), new SilentServer());
        using var client = server.Client(clock);
        var hanging = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AskAsync(client)));
        await Waiting.UntilAsync(clock, hanging, () => server.Waiting.Count > 0);
        (await hanging).ShouldAllBe(a => a.IsSourceDown && a.Failure == "Prometheus default did not answer within 10 s");
        var next = await AskAsync(client);
        next.Failure.ShouldBe(
            "Prometheus default did not answer within 10 s; the circuit breaker is open and lets a query through every 5 s"
        );
        next.IsSourceDown.ShouldBeTrue();
        server.Requests.ShouldBe(4);
    }

    [Fact]
    public async Task Of_a_silent_server_one_query_at_a_time_finds_out_whether_it_still_is()
    {
        var (clock, server) = (new FakeTimeProvider(), new SilentServer());
        using var client = server.Client(clock);
        await Waiting.UntilAsync(clock, AskAsync(client), () => server.Waiting.Count > 0);
        var probe = AskAsync(client);
        var spared = await AskAsync(client);
        (spared.Failure, spared.IsSourceDown, spared.WasSent).ShouldBe(("Prometheus default did not answer within 10 s", true, false));
        server.Requests.ShouldBe(2);
        await Waiting.UntilAsync(clock, probe, () => server.Waiting.Count > 0);
        server.Answers = _ => true;
        (await AskAsync(client)).Failure.ShouldBeNull();
        (await AskAsync(client)).Failure.ShouldBeNull();
    }

    [Fact]
    public async Task A_server_that_answers_again_is_asked_again()
    {
        var (clock, server) = (new FakeTimeProvider(), new SilentServer());
        using var client = server.Client(clock);
        await Waiting.UntilAsync(clock, Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AskAsync(client))), () => server.Waiting.Count > 0);
        server.Answers = _ => true;
        (await AskAsync(client)).IsSourceDown.ShouldBeTrue();
        clock.Advance(TimeSpan.FromSeconds(5));
        (await AskAsync(client)).Failure.ShouldBeNull();
        (await AskAsync(client)).Failure.ShouldBeNull();
    }

    /// <summary>One window that is too long must not cost the verdict on all the others.</summary>
    [Fact]
    public async Task A_query_that_is_too_slow_says_nothing_of_the_source_while_others_are_answered()
    {
        var (clock, server) = (new FakeTimeProvider(), new SilentServer { Answers = q => q.Contains("quick", StringComparison.Ordinal) });
        using var client = server.Client(clock);
        var slow = Task.WhenAll(Enumerable.Range(0, 3).Select(i => AskAsync(client, $"slow{i}")));
        clock.Advance(TimeSpan.FromSeconds(1));
        (await AskAsync(client, "quick")).Failure.ShouldBeNull();
        await Waiting.UntilAsync(clock, slow, () => server.Waiting.Count > 0);
        (await slow).ShouldAllBe(a =>
            !a.IsSourceDown
            && a.Failure == "Prometheus default answers, but not this query within 10 s: it reads too many series or too long a window"
        );
        (await AskAsync(client, "quick")).Failure.ShouldBeNull();
    }

    /// <summary>Policies that are judged every few seconds give up before the source does.</summary>
    [Fact]
    public async Task Queries_that_their_evaluations_give_up_open_the_breaker_too()
    {
        var (clock, server) = (new FakeTimeProvider(), new SilentServer());
        using var client = server.Client(clock);
        using var timed = new TimedPrometheus(client, TimeSpan.FromSeconds(4), clock);
        await Waiting.UntilAsync(clock, Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AskAsync(timed))), () => server.Waiting.Count > 0);
        (await AskAsync(client)).Failure.ShouldNotBeNull().ShouldContain("did not answer within 4 s; the circuit breaker is open");
    }

    [Theory]
    [InlineData(502, "<html>Bad Gateway</html>", true)]
    [InlineData(503, "upstream connect error", true)]
    [InlineData(504, "", true)]
    [InlineData(503, """{"status":"error","errorType":"timeout","error":"query timed out in expression evaluation"}""", false)]
    [InlineData(500, """{"status":"error","errorType":"internal","error":"opening storage failed"}""", false)]
    [InlineData(422, """{"status":"error","errorType":"execution","error":"too many samples"}""", false)]
    public async Task A_gateway_without_a_server_is_a_source_that_is_down(int status, string body, bool isDown)
    {
        await using var server = await LoopbackServer.StartAsync(
            (c, _) =>
            {
                c.Response.StatusCode = status;
                return c.Response.WriteAsync(body);
            }
        );
        using var sources = new PrometheusSources(
            [new PrometheusSourceOptions("default", server.Url) { Timeout = TimeSpan.FromHours(1) }],
            new OperatorMetrics(Prometheus.Metrics.NewCustomRegistry()),
            new AutoAdvancingClock()
        );
        (await AskAsync(sources.Find("default", "shop").Source!)).IsSourceDown.ShouldBe(isDown);
    }
}
