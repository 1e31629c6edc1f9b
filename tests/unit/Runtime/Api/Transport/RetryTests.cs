using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using MlOps.Runtime.Api;
using MlOps.Runtime.Api.Client;
using MlOps.Runtime.Api.Transport;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Telemetry;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Api.Transport;

public class RetryTests
{
    private readonly ScriptedServer _server = new();
    private readonly ObjectKey _key = new("ns", "a");

    [Fact]
    public async Task A_read_is_repeated_over_transient_errors()
    {
        _server.ThenStatus(503, "ServiceUnavailable").ThenFail(HttpRequestError.ResponseEnded).Then(200, "{}");
        (await RuntimeFixture.Api(_server).GetAsync(Kinds.Pods, _key, TestContext.Current.CancellationToken)).ShouldNotBeNull();
        _server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Every_attempt_is_counted_by_its_status_and_one_without_an_answer_as_client_go_does()
    {
        var registry = Prometheus.Metrics.NewCustomRegistry();
        _server.ThenStatus(503, "ServiceUnavailable").ThenFail(HttpRequestError.ResponseEnded).Then(200, "{");
        _server.Then(200, "{}");
        await RuntimeFixture
            .Api(_server, metrics: new RuntimeMetrics(registry).Api)
            .GetAsync(Kinds.Pods, _key, ct: TestContext.Current.CancellationToken);
        var text = await RuntimeFixture.ScrapeAsync(registry);
        foreach (var (code, count) in new[] { ("503", 1), ("<error>", 1), ("200", 2) })
            text.ShouldContain($"rest_client_requests_total{{code=\"{code}\",method=\"GET\",host=\"server\"}} {count}\n");
        text.ShouldContain("rest_client_requests_total{code=\"<error>\",method=\"PATCH\",host=\"server\"} 0\n");
        text.ShouldContain("rest_client_request_duration_seconds_count{verb=\"GET\",host=\"server\"} 4\n");
    }

    [Theory]
    [InlineData(403, "Forbidden")]
    [InlineData(422, "Invalid")]
    [InlineData(409, "Conflict")]
    public async Task What_would_be_refused_again_is_not_repeated(int status, string reason)
    {
        _server.ThenStatus(status, reason);
        await Should.ThrowAsync<ApiException>(
            RuntimeFixture.Api(_server).GetAsync(Kinds.Pods, _key, TestContext.Current.CancellationToken)
        );
        _server.Requests.Count.ShouldBe(1);
    }

    /// <summary>Trap 8 and row K3: the write may have happened, so only its caller can know what to do.</summary>
    [Fact]
    public async Task A_write_whose_answer_was_lost_is_not_repeated()
    {
        _server.ThenFail(HttpRequestError.ResponseEnded);
        var error = await Should.ThrowAsync<ApiException>(CreateAsync(RuntimeFixture.Api(_server)));
        (error.Kind, error.SurelyNotApplied).ShouldBe((ApiErrorKind.Transport, false));
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_write_that_the_server_failed_on_is_not_repeated()
    {
        _server.ThenStatus(500, "InternalError");
        await Should.ThrowAsync<ApiException>(CreateAsync(RuntimeFixture.Api(_server)));
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_write_that_never_reached_the_server_is_repeated()
    {
        _server.ThenFail(HttpRequestError.ConnectionError).Then(201, "{}");
        await CreateAsync(RuntimeFixture.Api(_server));
        _server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_pause_the_server_asks_for_is_kept()
    {
        var time = new FakeTimeProvider();
        _server
            .ThenStatus(
                429,
                "TooManyRequests",
                "slow down",
                a => a.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7))
            )
            .Then(201, "{}");
        var create = CreateAsync(RuntimeFixture.Api(_server, time));
        var waited = await Eventually.AdvancingAsync(time, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20), () => create.IsCompleted);
        await create;
        waited.ShouldBeInRange(TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(9));
    }

    /// <summary>
    /// Row K2. Asked for more than our patience, the first gives up at once; the others wait as long as that patience is.
    /// </summary>
    [Fact]
    public async Task A_pause_that_one_request_was_asked_for_is_kept_by_all()
    {
        var time = new FakeTimeProvider();
        var api = await PausedAsync(time);
        var other = new FencedApi(api, new SwitchableLeadership { Open = true }).GetAsync(
            Kinds.Pods,
            _key,
            ct: TestContext.Current.CancellationToken
        );
        var waited = await Eventually.AdvancingAsync(time, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60), () => other.IsCompleted);
        (await other).ShouldNotBeNull();
        waited.ShouldBeInRange(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(31));
    }

    /// <summary>Row K2: a lease that waits for everybody else's pause is a lease lost.</summary>
    [Fact]
    public async Task The_client_of_the_lease_does_not_wait_for_the_others_pause()
    {
        var api = await PausedAsync(new FakeTimeProvider());
        (await api.With(new KubeApiOptions()).GetAsync(Kinds.Leases, _key, ct: TestContext.Current.CancellationToken)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_pause_beyond_all_patience_is_left_to_the_caller()
    {
        _server.ThenStatus(
            429,
            "TooManyRequests",
            "later",
            a => a.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromHours(1))
        );
        var error = await Should.ThrowAsync<ApiException>(CreateAsync(RuntimeFixture.Api(_server)));
        error.RetryAfter.ShouldBe(TimeSpan.FromHours(1));
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up_after_the_time_limit()
    {
        var time = new FakeTimeProvider();
        var create = CreateAsync(RuntimeFixture.Api(_server, time));
        await Eventually.AdvancingAsync(time, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60), () => create.IsCompleted);
        (await Should.ThrowAsync<ApiException>(create)).Kind.ShouldBe(ApiErrorKind.ServerTimeout);
    }

    [Fact]
    public async Task A_caller_that_gives_up_gets_its_own_cancellation()
    {
        using var stop = new CancellationTokenSource();
        var get = RuntimeFixture.Api(_server).GetAsync(Kinds.Pods, _key, stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(get);
    }

    /// <summary>A plugin may hang; a write that it kept from being sent need not be looked for.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_write_that_waited_for_credentials_until_its_time_limit_was_surely_not_applied(bool afterRefusal)
    {
        var time = new FakeTimeProvider();
        if (afterRefusal)
            _server.ThenStatus(401, "Unauthorized");
        var create = CreateAsync(HangingCredentials(time, afterRefusal));
        await Eventually.AdvancingAsync(time, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60), () => create.IsCompleted);
        var error = await Should.ThrowAsync<ApiException>(create);
        (error.Kind, error.SurelyNotApplied, error.IsTransient).ShouldBe((ApiErrorKind.Transport, true, true));
        error.Message.ShouldContain("no credentials");
        _server.Requests.Count.ShouldBe(afterRefusal ? 1 : 0);
    }

    [Fact]
    public async Task A_caller_that_gives_up_waiting_for_credentials_gets_its_own_cancellation()
    {
        using var stop = new CancellationTokenSource();
        var get = HangingCredentials(new FakeTimeProvider(), false).GetAsync(Kinds.Pods, _key, stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(get);
    }

    private KubeApi HangingCredentials(FakeTimeProvider time, bool afterRefusal)
    {
        Task Hang(CancellationToken ct) => Task.Delay(Timeout.InfiniteTimeSpan, time, ct);
        var http = new HttpClient(_server) { Timeout = Timeout.InfiniteTimeSpan };
        var transport = new KubeTransport(http, new Uri("http://server/prefix"), (_, ct) => afterRefusal ? Task.CompletedTask : Hang(ct))
        {
            Renew = async (_, ct) =>
            {
                await Hang(ct);
                return true;
            },
        };
        return new KubeApi(transport, new KubeApiOptions { Retries = 0 }, time, ApiMetrics.None());
    }

    [Fact]
    public async Task The_fence_is_met_again_before_each_repetition_of_a_write()
    {
        var fence = new SwitchableLeadership { Open = true };
        _server
            .Then(
                (_, _) =>
                {
                    fence.Open = false;
                    throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
                }
            )
            .Then(201, "{}");
        await Should.ThrowAsync<LeadershipLostException>(CreateAsync(new FencedApi(RuntimeFixture.Api(_server), fence)));
        _server.Requests.Count.ShouldBe(1);
    }

    private async Task<KubeApi> PausedAsync(FakeTimeProvider time)
    {
        _server
            .ThenStatus(429, "TooManyRequests", "later", a => a.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromHours(1)))
            .Then(200, "{}");
        var api = RuntimeFixture.Api(_server, time);
        await Should.ThrowAsync<ApiException>(CreateAsync(api));
        return api;
    }

    private static Task<JsonObject> CreateAsync(IKubeApi api) =>
        api.CreateAsync(Kinds.Pods, "ns", new JsonObject(), TestContext.Current.CancellationToken);
}
