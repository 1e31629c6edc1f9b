using Microsoft.AspNetCore.Http;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Prometheus.Answers.Limits;
using MlOps.Operator.Telemetry;
using MlOps.Operator.Tests.Signals.Servers;

namespace MlOps.Operator.Tests.Evidence;

/// <summary>A server that answers with anything but numbers. Over real HTTP, from the socket to the verdict.</summary>
public class BadAnswersTests
{
    private const string Cut = """{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"val""";

    private static readonly Dictionary<string, (Func<HttpContext, Task> Answer, string Words)> Rows = new()
    {
        ["401"] = (c => WriteAsync(c, 401, ""), "rejected the operator's credentials (status 401)"),
        ["403"] = (c => WriteAsync(c, 403, "{}"), "rejected the operator's credentials (status 403)"),
        ["400 in Prometheus' words"] = (
            c => WriteAsync(c, 400, """{"status":"error","errorType":"bad_data","error":"1:5: parse error: unclosed left parenthesis"}"""),
            "rejected the query: 1:5: parse error: unclosed left parenthesis"
        ),
        ["422 in Prometheus' words"] = (
            c =>
                WriteAsync(
                    c,
                    422,
                    """{"status":"error","errorType":"execution","error":"query processing would load too many samples into memory"}"""
                ),
            "rejected the query: query processing would load too many samples"
        ),
        ["404 of another server"] = (
            c => WriteAsync(c, 404, "404 page not found", "text/plain"),
            "did not return a Prometheus response (status 404, text/plain, 18 bytes)"
        ),
        ["500 without words"] = (c => WriteAsync(c, 500, ""), "status 500"),
        ["503 in Prometheus' words"] = (
            c => WriteAsync(c, 503, """{"status":"error","errorType":"timeout","error":"query timed out in expression evaluation"}"""),
            "status 503: query timed out in expression evaluation"
        ),
        ["status error with 200"] = (
            c => WriteAsync(c, 200, """{"status":"error","error":"store is away"}"""),
            "rejected the query: store is away"
        ),
        ["warnings"] = (
            c =>
                WriteAsync(
                    c,
                    200,
                    """{"status":"success","warnings":["store gateway 3 is down"],"data":{"resultType":"vector","result":[{"metric":{},"value":[1,"1"]}]}}"""
                ),
            "may be partial: store gateway 3 is down"
        ),
        ["a login page"] = (
            c => WriteAsync(c, 200, "<html>Sign in</html>", "text/html"),
            "did not return a Prometheus response (status 200, text/html, 20 bytes)"
        ),
        ["JSON of something else"] = (c => WriteAsync(c, 200, """{"kind":"Status"}"""), "is not a Prometheus response"),
        ["one label twice"] = (
            c =>
                WriteAsync(
                    c,
                    200,
                    """{"status":"success","data":{"resultType":"vector","result":[{"metric":{"a":"1","a":"2"},"value":[1,"1"]}]}}"""
                ),
            "is not a Prometheus response"
        ),
        ["a string"] = (
            c => WriteAsync(c, 200, """{"status":"success","data":{"resultType":"string","result":[1,"up"]}}"""),
            "returns a string, not numbers"
        ),
        ["no content"] = (c => WriteAsync(c, 204, null), "status 204"),
        ["a redirect"] = (RedirectAsync, "redirect to https://sso.example.com/login, which is not followed"),
        ["cut short by the server"] = (c => WriteAsync(c, 200, Cut), "did not return a Prometheus response (status 200, application/json"),
        ["cut short on the way"] = (PartAsync, "closed the connection before its response was complete"),
        ["a connection that breaks"] = (BreakAsync, "closed the connection before its response was complete"),
        ["a body without end"] = (FloodAsync, "the selector matches too many series"),
    };

    public static TheoryData<string> Names => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Holds_and_says_what_came(string name)
    {
        var (answer, words) = Rows[name];
        await using var server = await LoopbackServer.StartAsync((c, _) => answer(c));
        (await OneAsync(server)).ShouldContain(words);
        // A source that fails again and again is left alone for a moment, which then is all that can be said.
        var told = name[0] == '5' || name is "cut short on the way" or "a connection that breaks" ? "Prometheus default" : words;
        using var sources = Sources(server);
        foreach (var facts in new[] { Judged.UnderTest, Judged.KnownGood })
            (await Judged.ByAsync(sources.Find("default", "shop").Source!, facts, Judged.Events)).ShouldHold(EvidenceKind.QueryError, told);
    }

    [Theory]
    [InlineData(600, "600 s ahead of the operator's")]
    [InlineData(-600, "600 s behind the operator's")]
    public async Task Holds_while_the_clocks_differ(double seconds, string words)
    {
        await using var server = await LoopbackServer.StartAsync(
            (c, _) => WriteAsync(c, 200, """{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"1"]}]}}""")
        );
        server.Now = server.Now.AddSeconds(seconds);
        (await OneAsync(server)).ShouldContain(words);
        using var sources = Sources(server);
        (await Judged.ByAsync(sources.Find("default", "shop").Source!, Judged.UnderTest, Judged.Events)).ShouldHold(
            EvidenceKind.QueryError,
            words
        );
    }

    [Theory]
    [InlineData(59)]
    [InlineData(-59)]
    public async Task Clocks_that_nearly_agree_are_no_trouble(double seconds)
    {
        await using var server = await LoopbackServer.StartAsync(
            (c, _) => WriteAsync(c, 200, """{"status":"success","data":{"resultType":"scalar","result":[5,"7"]}}""")
        );
        server.Now = server.Now.AddSeconds(seconds);
        using var sources = Sources(server);
        (
            await sources.Find("default", "shop").Source!.QueryAsync("up", DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken)
        ).Failure.ShouldBeNull();
    }

    /// <summary>A source of its own for each: one that failed often is left alone, and then says only that.</summary>
    private static PrometheusSources Sources(LoopbackServer server) =>
        new(
            [
                new PrometheusSourceOptions("default", server.Url)
                {
                    Timeout = TimeSpan.FromHours(1),
                    Limits = new AnswerLimits { Bytes = 64 << 10 },
                },
            ],
            new OperatorMetrics(Prometheus.Metrics.NewCustomRegistry()),
            new AutoAdvancingClock()
        );

    private static async Task<string> OneAsync(LoopbackServer server)
    {
        using var sources = Sources(server);
        return (
            await sources.Find("default", "shop").Source!.QueryAsync("up", DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken)
        ).Failure.ShouldNotBeNull();
    }

    private static Task WriteAsync(HttpContext context, int status, string? body, string type = "application/json")
    {
        context.Response.StatusCode = status;
        if (body is null)
            return Task.CompletedTask;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    }

    private static Task RedirectAsync(HttpContext context)
    {
        context.Response.Redirect("https://sso.example.com/login");
        return Task.CompletedTask;
    }

    private static Task PartAsync(HttpContext context)
    {
        context.Response.ContentLength = 5000;
        return context.Response.WriteAsync(Cut);
    }

    private static Task BreakAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static async Task FloodAsync(HttpContext context)
    {
        var block = new byte[8192];
        Array.Fill(block, (byte)' ');
        while (!context.RequestAborted.IsCancellationRequested)
            await context.Response.Body.WriteAsync(block, context.RequestAborted).AsTask().ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
