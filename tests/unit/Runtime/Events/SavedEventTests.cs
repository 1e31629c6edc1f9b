using Microsoft.Extensions.Time.Testing;
using MlOps.Runtime.Events;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Telemetry;
using MlOps.Runtime.Tests.Support;
using Prometheus;

namespace MlOps.Runtime.Tests.Events;

/// <summary>What a saved status reports is recorded until it is, and each occurrence once.</summary>
public class SavedEventTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ObjectRef Thing = new("example.io/v1", "Thing", "ns", "a", "uid-a");
    private static readonly SavedEvent Burn = new(EventType.Warning, "BudgetBurnFast", "words", "episode-1", Start.AddSeconds(-5.5));
    private readonly ScriptedServer _server = new();
    private readonly FakeTimeProvider _time = new(Start);
    private readonly CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();

    [Fact]
    public async Task It_is_recorded_with_the_time_at_which_it_happened_however_often_it_is_asked_for()
    {
        _server.Then(201, "{}");
        var recorder = New();
        recorder.RecordOnce(Thing, Burn).ShouldBeFalse();
        recorder.RecordOnce(Thing, Burn).ShouldBeFalse();
        await FlushAsync(recorder);
        recorder.RecordOnce(Thing, Burn).ShouldBeTrue();
        Json.Parse(_server.Requests.Single().Body!)["lastTimestamp"]!.ToString().ShouldBe("2025-12-31T23:59:54Z");
    }

    [Fact]
    public async Task What_an_earlier_process_recorded_is_not_counted_again()
    {
        _server.ThenStatus(409, "AlreadyExists").Then(200, """{"count":1,"lastTimestamp":"2025-12-31T23:59:54Z"}""");
        var recorder = New();
        recorder.RecordOnce(Thing, Burn);
        await FlushAsync(recorder);
        _server.Requests.Select(r => r.Method).ShouldBe(["POST", "GET"]);
        recorder.RecordOnce(Thing, Burn).ShouldBeTrue();
    }

    [Fact]
    public async Task A_later_occurrence_raises_the_count()
    {
        _server.Then(201, "{}");
        _server.ThenStatus(409, "AlreadyExists").Then(200, """{"count":1,"lastTimestamp":"2025-12-31T23:59:54Z"}""").Then(200, "{}");
        var recorder = New();
        recorder.RecordOnce(Thing, Burn);
        recorder.RecordOnce(Thing, Burn with { At = Start });
        await FlushAsync(recorder);
        Json.Parse(_server.Requests.Last().Body!)["count"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task An_Event_that_expires_before_it_can_be_counted_is_created_anew()
    {
        _server.ThenStatus(409, "AlreadyExists").ThenStatus(404, "NotFound").ThenStatus(404, "NotFound").Then(201, "{}");
        var recorder = New();
        recorder.RecordOnce(Thing, Burn);
        await FlushAsync(recorder);
        _server.Requests.Select(r => r.Method).ShouldBe(["POST", "GET", "PATCH", "POST"]);
    }

    [Fact]
    public async Task What_a_server_in_trouble_did_not_take_is_recorded_when_asked_for_again()
    {
        _server.ThenStatus(500, "InternalError").ThenStatus(500, "InternalError").ThenStatus(500, "InternalError").Then(201, "{}");
        var recorder = New();
        using var stop = new CancellationTokenSource();
        var run = recorder.RunAsync(stop.Token);
        recorder.RecordOnce(Thing, Burn);
        await Eventually.TrueAsync(() => recorder.RecordOnce(Thing, Burn));
        _server.Requests.Count.ShouldBe(4);
        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task What_the_server_finds_invalid_is_settled()
    {
        _server.ThenStatus(422, "Invalid");
        var recorder = New();
        recorder.RecordOnce(Thing, Burn);
        await FlushAsync(recorder);
        recorder.RecordOnce(Thing, Burn).ShouldBeTrue();
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_a_namespace_that_goes_does_not_take_is_settled()
    {
        _server.Then(403, Api.ApiErrorTests.InTerminatingNamespace);
        var recorder = New();
        recorder.RecordOnce(Thing, Burn);
        await FlushAsync(recorder);
        recorder.RecordOnce(Thing, Burn).ShouldBeTrue();
    }

    /// <summary>A quota is raised, a right is granted a minute late, credentials are renewed.</summary>
    [Theory]
    [InlineData(403, "Forbidden")]
    [InlineData(401, "Unauthorized")]
    [InlineData(404, "NotFound")]
    public async Task What_the_server_may_take_later_is_recorded_when_asked_for_again(int status, string reason)
    {
        _server.Otherwise = (_, _) => Task.FromResult(ScriptedServer.Answer(201, "{}"));
        for (var i = 0; i < 2; i++)
            _server.ThenStatus(status, reason);
        var recorder = New();
        await RecordAsync(recorder, [Burn]);
        _server.Requests.Count.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task A_refusal_is_logged_once_for_each_change_of_its_message()
    {
        _server.Otherwise = (_, _) => Task.FromResult(ScriptedServer.Answer(201, "{}"));
        foreach (var why in new[] { "quota, used 9", "quota, used 9", "quota, used 10", "no right", "no right" })
            _server.ThenStatus(403, "Forbidden", why);
        var log = new LogLines();
        await RecordAsync(New(log: log), [Burn]);
        log.Lines.Select(l => l.Text.Contains("quota, used 9", StringComparison.Ordinal)).ShouldBe([true, false]);
    }

    [Fact]
    public async Task What_is_tried_again_and_again_takes_its_share_of_what_an_object_may_say_once()
    {
        _server.Otherwise = (_, _) => Task.FromResult(ScriptedServer.Answer(201, "{}"));
        for (var i = 0; i < 30; i++)
            _server.ThenStatus(403, "Forbidden");
        await RecordAsync(New(), [Burn, Burn with { DedupeKey = "episode-2" }]);
        _server.Requests.Count.ShouldBe(32);
        (await RuntimeFixture.ScrapeAsync(_registry)).ShouldContain("events_dropped_total{reason=\"spam\"} 0");
    }

    [Fact]
    public async Task What_an_earlier_process_recorded_takes_no_share_of_what_an_object_may_say()
    {
        _server.Otherwise = (request, _) =>
            Task.FromResult(
                request.Method == "POST"
                    ? ScriptedServer.Answer(409, Json.Status(409, "AlreadyExists", "because").ToJsonString())
                    : ScriptedServer.Answer(200, """{"count":1,"lastTimestamp":"2025-12-31T23:59:54Z"}""")
            );
        using var stop = new CancellationTokenSource();
        var recorder = New();
        var run = recorder.RunAsync(stop.Token);
        await SettledAsync(recorder, Many("old", 25));
        _server.Otherwise = (_, _) => Task.FromResult(ScriptedServer.Answer(201, "{}"));
        await SettledAsync(recorder, Many("new", 26));
        await stop.CancelAsync();
        await run;
        (await RuntimeFixture.ScrapeAsync(_registry)).ShouldContain("events_dropped_total{reason=\"spam\"} 1");
    }

    /// <summary>The Event that the server has is that of an earlier occurrence: what was sent without an answer did not arrive.</summary>
    [Fact]
    public async Task A_later_occurrence_raises_the_count_although_its_first_attempt_got_no_answer()
    {
        _server
            .ThenStatus(500, "InternalError")
            .ThenStatus(409, "AlreadyExists")
            .Then(200, """{"count":1,"lastTimestamp":"2025-12-31T23:59:54Z"}""")
            .Then(200, "{}");
        var recorder = New();
        recorder.RecordOnce(Thing, Burn with { At = Start });
        await FlushAsync(recorder);
        _server.Requests.Select(r => r.Method).ShouldBe(["POST", "POST", "GET", "PATCH"]);
        Json.Parse(_server.Requests.Last().Body!)["count"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task What_gave_way_to_others_is_recorded_when_asked_for_again()
    {
        _server.Otherwise = (_, _) => Task.FromResult(ScriptedServer.Answer(201, "{}"));
        var recorder = New(capacity: 2);
        var storm = Enumerable.Range(0, 2).Select(i => Burn with { DedupeKey = $"episode-{i}" }).ToList();
        foreach (var saved in storm)
            recorder.RecordOnce(Thing, saved);
        recorder.RecordOnce(Thing, Burn with { Reason = "RolledBack" });
        using var stop = new CancellationTokenSource();
        var run = recorder.RunAsync(stop.Token);
        await Eventually.TrueAsync(() => storm.TrueForAll(saved => recorder.RecordOnce(Thing, saved)));
        _server.Requests.Count.ShouldBe(3);
        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task What_is_older_than_Events_are_kept_is_settled_without_a_request()
    {
        var recorder = New();
        recorder.RecordOnce(Thing, Burn with { At = Start.AddHours(-1).AddSeconds(-1) }).ShouldBeTrue();
        await FlushAsync(recorder);
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void What_it_remembers_is_bounded_by_the_time_that_Events_are_kept()
    {
        var ledger = new MlOps.Runtime.Events.Limits.OnceLedger(_time, TimeSpan.FromHours(1));
        for (var minute = 0; minute < 10_000; minute++, _time.Advance(TimeSpan.FromMinutes(1)))
            ledger.Begin(new("ns", $"{minute}"), _time.GetUtcNow()).ShouldBeNull();
        ledger.Count.ShouldBeLessThanOrEqualTo(256);
    }

    private static List<SavedEvent> Many(string key, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Burn with { DedupeKey = $"{key}-{i}" })];

    private static Task SettledAsync(EventRecorder recorder, List<SavedEvent> saved) =>
        Eventually.TrueAsync(() => saved.FindAll(e => !recorder.RecordOnce(Thing, e)) is []);

    private static async Task RecordAsync(EventRecorder recorder, List<SavedEvent> saved)
    {
        using var stop = new CancellationTokenSource();
        var run = recorder.RunAsync(stop.Token);
        await SettledAsync(recorder, saved);
        await stop.CancelAsync();
        await run;
    }

    private EventRecorder New(int capacity = 1000, LogLines? log = null) =>
        new(
            RuntimeFixture.Api(_server, _time, null, new() { Retries = 0 }),
            new EventRecorderOptions
            {
                Component = "test",
                Capacity = capacity,
                RetryDelay = TimeSpan.Zero,
            },
            _time,
            new RuntimeMetrics(_registry).Events,
            log ?? new LogLines()
        );

    private static async Task FlushAsync(EventRecorder recorder)
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await recorder.RunAsync(stop.Token).WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System);
    }
}
