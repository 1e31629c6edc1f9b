using Microsoft.Extensions.Time.Testing;
using MlOps.Runtime.Events;
using MlOps.Runtime.Events.Limits;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Telemetry;
using MlOps.Runtime.Tests.Support;
using Prometheus;

namespace MlOps.Runtime.Tests.Events;

public class EventRecorderTests
{
    private static readonly ObjectRef Thing = new("example.io/v1", "Thing", "ns", "a", "uid-a");
    private readonly ScriptedServer _server = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();

    [Fact]
    public async Task An_event_is_created_about_its_object()
    {
        _server.Then(201, "{}");
        await RecordAsync(r => r.Record(Thing, EventType.Warning, "BudgetBurnFast", "words", "episode-1"));
        var body = Json.Parse(_server.Requests.Single().Body!);
        body["involvedObject"]!["uid"]!.ToString().ShouldBe("uid-a");
        (body["type"]!.ToString(), body["reason"]!.ToString(), body["count"]!.GetValue<int>()).ShouldBe(("Warning", "BudgetBurnFast", 1));
        body["firstTimestamp"]!.ToString().ShouldBe("2026-01-01T00:00:00Z");
        body["metadata"]!["name"]!.ToString().ShouldMatch("^a\\.[0-9a-f]{16}$");
    }

    [Fact]
    public async Task The_same_again_counts_up_what_is_there()
    {
        _server.Then(201, "{}").Then(200, "{}").Then(200, "{}");
        await RecordAsync(r =>
        {
            for (var i = 0; i < 3; i++)
                r.Record(Thing, EventType.Normal, "Held", "words", "k");
        });
        _server
            .Requests.Select(r => (r.Method, Json.Parse(r.Body!)["count"]!.GetValue<int>()))
            .ShouldBe([("POST", 1), ("PATCH", 2), ("PATCH", 3)]);
    }

    [Fact]
    public async Task After_a_restart_it_goes_on_counting()
    {
        _server.ThenStatus(409, "AlreadyExists").Then(200, """{"count":7}""").Then(200, "{}");
        await RecordAsync(r => r.Record(Thing, EventType.Normal, "Held", "words", "k"));
        Json.Parse(_server.Requests.Last().Body!)["count"]!.GetValue<int>().ShouldBe(8);
    }

    [Fact]
    public async Task An_event_that_expired_meanwhile_is_created_again()
    {
        _server.Then(201, "{}").ThenStatus(404, "NotFound").Then(201, "{}");
        await RecordAsync(r =>
        {
            r.Record(Thing, EventType.Normal, "Held", "words", "k");
            r.Record(Thing, EventType.Normal, "Held", "words", "k");
        });
        _server.Requests.Select(r => r.Method).ShouldBe(["POST", "PATCH", "POST"]);
    }

    [Fact]
    public async Task An_event_whose_answer_was_lost_is_not_counted_twice()
    {
        _server.ThenFail(HttpRequestError.ResponseEnded).ThenStatus(409, "AlreadyExists").Then(200, """{"count":1}""");
        await RecordAsync(r => r.Record(Thing, EventType.Normal, "Held", "words", "k"));
        _server.Requests.Select(r => r.Method).ShouldBe(["POST", "POST", "GET"]);
        (await RuntimeFixture.ScrapeAsync(_registry)).ShouldContain("events_dropped_total{reason=\"error\"} 0");
    }

    [Fact]
    public void The_name_depends_on_object_reason_and_key_alone()
    {
        string Name(string uid, string reason, string key) => EventNames.For(Thing with { Uid = uid }, reason, key);
        Name("u", "R", "k").ShouldBe(Name("u", "R", "k"));
        new[] { Name("u", "R", "k"), Name("v", "R", "k"), Name("u", "S", "k"), Name("u", "R", "l") }.Distinct().Count().ShouldBe(4);
        EventNames.For(Thing with { Name = new string('x', 253) }, "R", "k").Length.ShouldBeLessThanOrEqualTo(253);
    }

    /// <summary>Row F4: an Event API that is down or refuses costs Events, not actions.</summary>
    [Fact]
    public async Task A_server_that_refuses_events_costs_the_event_and_the_next_one_is_tried()
    {
        _server.ThenStatus(403, "Forbidden").Then(201, "{}");
        await RecordAsync(r =>
        {
            r.Record(Thing, EventType.Normal, "A", "words", "k");
            r.Record(Thing, EventType.Normal, "B", "words", "k");
        });
        var text = await RuntimeFixture.ScrapeAsync(_registry);
        text.ShouldContain("events_dropped_total{reason=\"error\"} 1");
        text.ShouldContain("events_recorded_total{type=\"Normal\"} 1");
    }

    [Fact]
    public async Task In_a_namespace_that_goes_the_event_is_dropped_without_a_word()
    {
        _server.Then(403, Api.ApiErrorTests.InTerminatingNamespace);
        var log = new LogLines();
        await RecordAsync(r => r.Record(Thing, EventType.Normal, "A", "words", "k"), log);
        (await RuntimeFixture.ScrapeAsync(_registry)).ShouldContain("events_dropped_total{reason=\"terminating\"} 1");
        log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_hangs_holds_up_nobody_and_what_does_not_fit_is_counted()
    {
        var recorder = New(capacity: 3, writers: 1);
        using var stop = new CancellationTokenSource();
        var run = recorder.RunAsync(stop.Token);
        for (var i = 0; i < 10; i++)
            recorder.Record(Thing, EventType.Normal, $"R{i}", "words", "k");
        await Eventually.TrueAsync(() => !_server.Requests.IsEmpty);
        (await RuntimeFixture.ScrapeAsync(_registry)).ShouldMatch("events_dropped_total\\{reason=\"full\"\\} [67]");
        await stop.CancelAsync();
        await Eventually.AdvancingAsync(_time, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(6), () => run.IsCompleted);
        (await RuntimeFixture.ScrapeAsync(_registry)).ShouldMatch("events_dropped_total\\{reason=\"shutdown\"\\} [34]");
    }

    [Fact]
    public async Task An_object_may_say_25_things_and_then_one_every_five_minutes()
    {
        _server.Otherwise = (_, _) => Task.FromResult(ScriptedServer.Answer(201, "{}"));
        await RecordAsync(r =>
        {
            for (var i = 0; i < 100; i++)
                r.Record(Thing, EventType.Normal, $"R{i}", "words", "k");
            r.Record(Thing with { Uid = "other" }, EventType.Normal, "R", "words", "k");
            _time.Advance(TimeSpan.FromSeconds(299));
            r.Record(Thing, EventType.Normal, "too soon", "words", "k");
            _time.Advance(TimeSpan.FromSeconds(1));
            r.Record(Thing, EventType.Normal, "again", "words", "k");
        });
        _server.Requests.Count.ShouldBe(25 + 1 + 1);
        (await RuntimeFixture.ScrapeAsync(_registry)).ShouldContain("events_dropped_total{reason=\"spam\"} 76");
    }

    [Fact]
    public async Task A_message_is_cut_to_what_the_server_takes_at_a_whole_character()
    {
        _server.Then(201, "{}");
        await RecordAsync(r => r.Record(Thing, EventType.Normal, "R", new string('é', 2000), "k"));
        var message = Json.Parse(_server.Requests.Single().Body!)["message"]!.ToString();
        System.Text.Encoding.UTF8.GetByteCount(message).ShouldBeInRange(1020, 1024);
        message.ShouldEndWith("é…");
    }

    [Fact]
    public async Task What_is_about_an_object_without_a_namespace_goes_to_the_default_one()
    {
        _server.Then(201, "{}");
        await RecordAsync(r => r.Record(Thing with { Namespace = "" }, EventType.Normal, "R", "words", "k"));
        _server.Requests.Single().PathAndQuery.ShouldStartWith("/prefix/api/v1/namespaces/default/events");
    }

    [Fact]
    public void The_counts_it_remembers_are_bounded()
    {
        var counts = new RecentCounts(2);
        for (var i = 0; i < 5; i++)
            counts.Set(new("ns", $"e{i}"), i);
        counts.Get(new("ns", "e2")).ShouldBeNull();
        counts.Get(new("ns", "e4")).ShouldBe(4);
    }

    private EventRecorder New(int capacity = 1000, LogLines? log = null, int writers = 4) =>
        new(
            RuntimeFixture.Api(_server, _time, null, new() { Retries = 0 }),
            new EventRecorderOptions
            {
                Component = "test",
                Capacity = capacity,
                Writers = writers,
                RetryDelay = TimeSpan.Zero,
            },
            _time,
            new RuntimeMetrics(_registry).Events,
            log ?? new LogLines()
        );

    /// <summary>Records, stops, and waits for what was recorded to be written.</summary>
    private async Task RecordAsync(Action<EventRecorder> record, LogLines? log = null)
    {
        var recorder = New(log: log);
        using var stop = new CancellationTokenSource();
        record(recorder);
        await stop.CancelAsync();
        await recorder.RunAsync(stop.Token).WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System);
    }
}
