using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Telemetry;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.LeaderElection;

public class LeaderElectorTests
{
    private readonly FakeLease _lease = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_first_candidate_creates_the_lease_and_leads()
    {
        await LeaderAsync("a");
        (_lease.Holder, _lease.Transitions).ShouldBe(("a", 0L));
        _lease.Spec!["renewTime"]!.ToString().ShouldBe("2026-01-01T00:00:00.000000Z");
    }

    [Fact]
    public async Task A_leader_that_renews_stays_and_a_standby_waits()
    {
        var a = await LeaderAsync("a");
        var b = New("b");
        for (var second = 0; second < 60; second++)
            await TickAsync(1);
        (a.Elector.IsLeading, b.Elector.IsLeading, b.Began).ShouldBe((true, false, false));
        a.Elector.SinceAcquired.ShouldBe(TimeSpan.FromSeconds(60));
    }

    /// <summary>Row L1: the old leader stops before the new one can begin.</summary>
    [Fact]
    public async Task A_leader_cut_off_from_the_server_stops_before_another_takes_over()
    {
        var a = await LeaderAsync("a");
        _lease.Fault = (seen, _) =>
            seen.Body?.Contains("\"a\"", StringComparison.Ordinal) == true
                ? throw new HttpRequestException(HttpRequestError.ConnectionError, "cut off")
                : null;
        var b = New("b");
        var lost = await AdvanceAsync(() => a.Run.IsCompleted);
        lost.ShouldBeInRange(TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(13));
        await Should.ThrowAsync<LeadershipLostException>(a.Run);
        (a.Cancelled, a.Elector.IsLeading, b.Elector.IsLeading).ShouldBe((true, false, false));
        var taken = lost + await AdvanceAsync(() => b.Began);
        taken.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(15 + (2 * 2) + 1));
        _lease.Transitions.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_hangs_on_the_renewal_does_not_carry_the_leader_over_its_deadline()
    {
        var a = await LeaderAsync("a");
        _lease.Fault = async (_, ct) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
            throw new InvalidOperationException("unreachable");
        };
        (await AdvanceAsync(() => a.Run.IsCompleted)).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(12));
        await Should.ThrowAsync<LeadershipLostException>(a.Run);
    }

    /// <summary>
    /// Others may count from the moment the server stored it, which is at most a moment after we sent it, but any time before we heard.
    /// </summary>
    [Fact]
    public async Task The_term_counts_from_the_sending_of_a_renewal_and_not_from_its_answer()
    {
        var a = await LeaderAsync("a");
        var answer = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _lease.Fault = (_, _) => answer.Task;
        var sent = _lease.Server.Requests.Count;
        await AdvanceAsync(() => _lease.Server.Requests.Count > sent);
        _time.Advance(TimeSpan.FromSeconds(4));
        answer.SetResult(ScriptedServer.Answer(200, """{"metadata":{"resourceVersion":"9"},"spec":{"holderIdentity":"a"}}"""));
        _lease.Fault = (_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "cut off");
        (await AdvanceAsync(() => !a.Elector.IsLeading)).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(6.5));
    }

    /// <summary>Trap 7a and row L2: the client library's leader believes the record, however old it is.</summary>
    [Fact]
    public async Task A_process_that_was_stopped_for_a_minute_may_do_nothing_when_it_goes_on()
    {
        var a = await LeaderAsync("a");
        _time.Advance(TimeSpan.FromSeconds(60));
        a.Elector.IsLeading.ShouldBeFalse();
        Should.Throw<LeadershipLostException>(a.Elector.ThrowIfNotLeading);
        await Should.ThrowAsync<LeadershipLostException>(
            a.Run.WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System, TestContext.Current.CancellationToken)
        );
    }

    /// <summary>Trap 7b: the client library's loop goes on and may take the lease back with nobody working.</summary>
    [Fact]
    public async Task Who_lost_the_lease_does_not_touch_it_again()
    {
        var a = await LeaderAsync("a");
        _time.Advance(TimeSpan.FromSeconds(60));
        await Eventually.TrueAsync(() => a.Run.IsCompleted);
        var writes = _lease.Writes;
        for (var second = 0; second < 30; second++)
            await TickAsync(1);
        _lease.Writes.ShouldBe(writes);
        a.Elector.IsLeading.ShouldBeFalse();
    }

    /// <summary>Trap 7c and row L6: the client library keeps the lease, and each restart costs its whole duration.</summary>
    [Fact]
    public async Task An_orderly_stop_releases_the_lease_after_the_work_has_drained_and_not_before()
    {
        var a = await LeaderAsync("a");
        var b = New("b");
        a.Stop();
        for (var second = 0; second < 40; second++)
            await TickAsync(1);
        (a.Cancelled, a.Elector.IsLeading, _lease.Holder).ShouldBe((true, true, "a"), "it still renews while it drains");
        a.Drained.SetResult();
        await a.Run;
        (await AdvanceAsync(() => b.Began)).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(5));
        _lease.Holder.ShouldBe("b");
    }

    [Fact]
    public async Task A_released_lease_is_left_as_a_Go_client_leaves_it()
    {
        var a = await LeaderAsync("a");
        a.Stop();
        a.Drained.SetResult();
        await a.Run;
        (_lease.Holder, _lease.Spec!["leaseDurationSeconds"]!.GetValue<int>()).ShouldBe(("", 1));
    }

    [Fact]
    public async Task Work_that_fails_is_told_and_the_lease_runs_out_by_itself()
    {
        var a = await LeaderAsync("a");
        a.Drained.SetException(new InvalidOperationException("a bug"));
        await Should.ThrowAsync<InvalidOperationException>(a.Run);
        (_lease.Holder, a.Elector.IsLeading).ShouldBe(("a", false));
    }

    /// <summary>Trap 7e: the client library tries to create a lease that exists but names nobody, for ever.</summary>
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"holderIdentity":null,"leaseDurationSeconds":null,"renewTime":null,"acquireTime":null}""")]
    [InlineData("""{"holderIdentity":"","leaseDurationSeconds":1,"renewTime":"2026-01-01T00:00:00.000000Z","leaseTransitions":4}""")]
    public async Task A_lease_that_names_nobody_is_taken_at_once(string spec)
    {
        _lease.Set(Json.Parse(spec));
        var before = _lease.Transitions;
        await LeaderAsync("a");
        _lease.Transitions.ShouldBe(Math.Max(before, 0) + 1);
    }

    [Fact]
    public async Task A_holder_that_never_renewed_is_waited_for_and_then_replaced()
    {
        _lease.Set(Json.Parse("""{"holderIdentity":"ghost"}"""));
        var a = New("a");
        (await AdvanceAsync(() => a.Began)).ShouldBeInRange(TimeSpan.FromSeconds(14), TimeSpan.FromSeconds(19));
    }

    /// <summary>Trap 7d and row L5: times written by others are not compared with our clock.</summary>
    [Theory]
    [InlineData("1999-01-01T00:00:00.000000Z")]
    [InlineData("2099-01-01T00:00:00.000000Z")]
    public async Task The_clock_of_the_holder_does_not_matter(string renewTime)
    {
        _lease.Set(
            new JsonObject
            {
                ["holderIdentity"] = "other",
                ["leaseDurationSeconds"] = 15,
                ["renewTime"] = renewTime,
            }
        );
        var a = New("a");
        (await AdvanceAsync(() => a.Began)).ShouldBeInRange(TimeSpan.FromSeconds(14), TimeSpan.FromSeconds(19));
    }

    [Fact]
    public async Task A_longer_duration_that_the_holder_was_promised_is_respected()
    {
        _lease.Set(Json.Parse("""{"holderIdentity":"other","leaseDurationSeconds":30}"""));
        var a = New("a");
        (await AdvanceAsync(() => a.Began)).ShouldBeInRange(TimeSpan.FromSeconds(29), TimeSpan.FromSeconds(34));
    }

    [Fact]
    public async Task A_deleted_lease_is_made_anew_by_its_leader_and_the_term_goes_on()
    {
        _lease.Set(Json.Parse("""{"holderIdentity":"","leaseTransitions":4}"""));
        var a = await LeaderAsync("a");
        _lease.Set(null);
        await AdvanceAsync(() => _lease.Spec is not null);
        (_lease.Holder, _lease.Transitions, a.Elector.IsLeading).ShouldBe(("a", 5L, true));
    }

    /// <summary>Row L3.</summary>
    [Fact]
    public async Task A_leader_that_finds_another_name_in_the_lease_stops_at_once()
    {
        var a = await LeaderAsync("a");
        _lease.Set(Json.Parse("""{"holderIdentity":"thief","leaseDurationSeconds":15}"""));
        (await AdvanceAsync(() => a.Run.IsCompleted)).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(5));
        (await Should.ThrowAsync<LeadershipLostException>(a.Run)).Message.ShouldContain("thief");
        (_lease.Holder, a.Elector.IsLeading).ShouldBe(("thief", false));
    }

    [Fact]
    public async Task Someone_who_only_annotates_the_lease_does_not_end_the_term()
    {
        var a = await LeaderAsync("a");
        _lease.Set((JsonObject)_lease.Spec!.DeepClone());
        for (var second = 0; second < 20; second++)
            await TickAsync(1);
        a.Elector.IsLeading.ShouldBeTrue();
    }

    [Fact]
    public async Task An_answer_that_got_lost_ends_neither_the_race_nor_the_term()
    {
        _lease.LoseNextAnswer = true;
        var a = New("a");
        (await AdvanceAsync(() => a.Began)).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(5));
        _lease.LoseNextAnswer = true;
        for (var second = 0; second < 20; second++)
            await TickAsync(1);
        (a.Elector.IsLeading, _lease.Transitions).ShouldBe((true, 0L));
    }

    /// <summary>Row L7.</summary>
    [Fact]
    public async Task Who_may_not_touch_the_lease_says_so_once_and_does_not_work()
    {
        _lease.Fault = (_, _) =>
            Task.FromResult(ScriptedServer.Answer(403, Json.Status(403, "Forbidden", "no leases for you").ToJsonString()));
        var a = New("a");
        await AdvanceAsync(() => _lease.Server.Requests.Count > 5);
        a.Elector.Trouble!.ShouldContain("no leases for you");
        (a.Began, a.Log.Count(LogLevel.Warning)).ShouldBe((false, 1));
        _lease.Fault = null;
        await AdvanceAsync(() => a.Began);
        a.Elector.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task Two_that_race_for_a_free_lease_leave_one_leader()
    {
        _lease.Set(new JsonObject());
        var all = Enumerable.Range(0, 5).Select(i => New($"c{i}")).ToList();
        await AdvanceAsync(() => all.Any(c => c.Began));
        for (var second = 0; second < 10; second++)
            await TickAsync(1);
        all.Count(c => c.Elector.IsLeading).ShouldBe(1);
    }

    [Fact]
    public void Times_that_leave_no_margin_are_refused() =>
        Should.Throw<ArgumentException>(() =>
            new LeaderElector(
                RuntimeFixture.Api(_lease.Server),
                new LeaderElectorOptions
                {
                    Namespace = "ns",
                    Name = "n",
                    RenewDeadline = TimeSpan.FromSeconds(15),
                },
                _time,
                RuntimeMetrics.None().LeaderElection,
                new LogLines()
            )
        );

    private Candidate New(string name) => new(_lease, _time, name);

    private async Task<Candidate> LeaderAsync(string name)
    {
        var candidate = New(name);
        await Eventually.TrueAsync(() => candidate.Began, $"{name} leading");
        return candidate;
    }

    private Task<TimeSpan> AdvanceAsync(Func<bool> condition) =>
        Eventually.AdvancingAsync(_time, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(120), condition);

    private async Task TickAsync(double seconds)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        await Eventually.SettleAsync();
    }
}
