using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;
using MlOps.Runtime.Events;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Telemetry;
using MlOps.Runtime.Tests.Support;
using Prometheus;

namespace MlOps.Runtime.Tests.Events;

/// <summary>Ten thousand objects that say the same thing at once, or a server that asks for patience, must not silence the rest.</summary>
public class EventStormTests
{
    private readonly ScriptedServer _server = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();

    [Fact]
    public async Task A_storm_of_one_reason_gives_way_to_what_others_say()
    {
        _server.Otherwise = (_, _) => Task.FromResult(ScriptedServer.Answer(201, "{}"));
        var recorder = New(capacity: 100);
        for (var i = 0; i < 5000; i++)
            recorder.Record(About("big", i), EventType.Warning, "SourceDown", "words", "k");
        for (var i = 0; i < 5; i++)
            recorder.Record(About("big", i), EventType.Warning, "RollbackStarted", "words", "k");
        recorder.Record(About("small", 0), EventType.Warning, "SourceDown", "words", "k");
        await FlushAsync(recorder);
        var told = _server.Requests.Select(r => Json.Parse(r.Body!)).ToList();
        told.Count.ShouldBe(100);
        told.Count(e => e["reason"]!.ToString() == "RollbackStarted").ShouldBe(5);
        told.Count(e => e["metadata"]!["namespace"]!.ToString() == "small").ShouldBe(1);
        (await RuntimeFixture.ScrapeAsync(_registry)).ShouldContain("events_dropped_total{reason=\"full\"} 4906");
    }

    [Fact]
    public async Task One_lane_that_hangs_holds_up_no_other()
    {
        _server.Otherwise = async (request, ct) =>
        {
            if (request.Body!.Contains("SourceDown", StringComparison.Ordinal))
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
            return ScriptedServer.Answer(201, "{}");
        };
        var recorder = New();
        for (var i = 0; i < 50; i++)
            recorder.Record(About("ns", i), EventType.Warning, "SourceDown", "words", "k");
        recorder.Record(About("ns", 0), EventType.Warning, "RolledBack", "words", "k");
        using var stop = new CancellationTokenSource();
        var run = recorder.RunAsync(stop.Token);
        await Eventually.TrueAsync(() => _server.Requests.Any(r => r.Body!.Contains("RolledBack", StringComparison.Ordinal)));
        await stop.CancelAsync();
        await Eventually.AdvancingAsync(_time, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(6), () => run.IsCompleted);
    }

    [Theory]
    [InlineData("an hour", 30)]
    [InlineData("a date in the past", 3)]
    public async Task A_requested_pause_is_kept_within_reason(string pause, int seconds)
    {
        _server.ThenStatus(
            503,
            "ServiceUnavailable",
            "later",
            a =>
                a.Headers.RetryAfter =
                    pause == "an hour"
                        ? new RetryConditionHeaderValue(TimeSpan.FromHours(1))
                        : new RetryConditionHeaderValue(_time.GetUtcNow().AddHours(-1))
        );
        _server.Then(201, "{}");
        var recorder = New();
        recorder.Record(About("ns", 0), EventType.Warning, "R", "words", "k");
        using var stop = new CancellationTokenSource();
        var run = recorder.RunAsync(stop.Token);
        var waited = await Eventually.AdvancingAsync(
            _time,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromMinutes(2),
            () => _server.Requests.Count == 2
        );
        waited.ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromSeconds(seconds + 1));
        await stop.CancelAsync();
        await run.WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        (await RuntimeFixture.ScrapeAsync(_registry)).ShouldContain("events_recorded_total{type=\"Warning\"} 1");
    }

    private static ObjectRef About(string ns, int i) => new("example.io/v1", "Thing", ns, $"thing-{i}", $"uid-{ns}-{i}");

    private EventRecorder New(int capacity = 1000) =>
        new(
            RuntimeFixture.Api(_server, _time, null, new() { Retries = 0 }),
            new EventRecorderOptions { Component = "test", Capacity = capacity },
            _time,
            new RuntimeMetrics(_registry).Events,
            new LogLines()
        );

    private static async Task FlushAsync(EventRecorder recorder)
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await recorder.RunAsync(stop.Token).WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System);
    }
}
