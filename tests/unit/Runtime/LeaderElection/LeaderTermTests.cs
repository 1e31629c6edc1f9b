using Microsoft.Extensions.Time.Testing;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.LeaderElection.Leases;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.LeaderElection;

/// <summary>A verdict counts only if the present leader's term judged it: two terms must never look alike.</summary>
public class LeaderTermTests
{
    private readonly FakeLease _lease = new();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_term_after_the_lease_was_deleted_is_a_later_one()
    {
        var a = await LeaderAsync("a");
        a.Elector.Term.ShouldBeGreaterThan(0);
        a.Drained.SetResult();
        await a.Run;
        _lease.Set(null);
        var b = await LeaderAsync("b");
        b.Elector.Term.ShouldBeGreaterThan(a.Elector.Term);
    }

    [Fact]
    public async Task A_renewal_does_not_change_the_term()
    {
        var a = await LeaderAsync("a");
        var term = a.Elector.Term;
        await Eventually.AdvancingAsync(_time, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), () => _lease.Writes > 5);
        a.Elector.Term.ShouldBe(term);
    }

    /// <summary>Versions are numbers on every server so far; one day they might not be.</summary>
    [Fact]
    public void Versions_that_are_no_numbers_tell_terms_apart_too()
    {
        static long Of(string version) => LeaderTerm.Of(Json.Parse($$$"""{"metadata":{"resourceVersion":"{{{version}}}"}}"""));
        Of("12345678901").ShouldBe(12345678901);
        Of("a-1").ShouldBeGreaterThan(0);
        Of("a-1").ShouldNotBe(Of("a-2"));
    }

    [Fact]
    public async Task The_token_of_the_fence_ends_at_the_renew_deadline_and_lives_on_with_each_renewal()
    {
        var a = await LeaderAsync("a");
        await Eventually.AdvancingAsync(_time, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60), () => _lease.Writes > 10);
        a.Elector.Lost.IsCancellationRequested.ShouldBeFalse();
        _lease.Fault = (_, ct) => HangAsync(ct);
        var lost = a.Elector.Lost;
        var waited = await Eventually.AdvancingAsync(
            _time,
            TimeSpan.FromSeconds(0.25),
            TimeSpan.FromSeconds(30),
            () => lost.IsCancellationRequested
        );
        waited.ShouldBeInRange(TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(10.5));
        await Should.ThrowAsync<LeadershipLostException>(a.Run);
    }

    /// <summary>The monotonic clock stands still meanwhile, and another took the lease.</summary>
    [Fact]
    public async Task Who_was_suspended_with_the_machine_does_not_lead_when_it_wakes_up()
    {
        var clock = new WallClock(_time);
        var a = await LeaderAsync("a", clock);
        a.Elector.ThrowIfNotLeading();
        clock.Ahead = TimeSpan.FromMinutes(5);
        a.Elector.IsLeading.ShouldBeFalse();
        Should.Throw<LeadershipLostException>(a.Elector.ThrowIfNotLeading);
        await Eventually.AdvancingAsync(_time, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), () => a.Run.IsCompleted);
        await Should.ThrowAsync<LeadershipLostException>(a.Run);
    }

    [Fact]
    public void A_clock_that_is_set_back_lengthens_no_leadership()
    {
        var clock = new WallClock(_time);
        var fence = new Fence(clock.GetTimestamp(), clock.GetTimestamp(), clock.GetUtcNow());
        clock.Ahead = TimeSpan.FromMinutes(-5);
        _time.Advance(TimeSpan.FromSeconds(10));
        fence.SinceRenewed(clock).ShouldBe(TimeSpan.FromSeconds(10));
    }

    /// <summary>A dropped connection takes half of the deadline to be noticed; what is left must do for a new one.</summary>
    [Fact]
    public async Task One_renewal_without_an_answer_costs_no_leadership()
    {
        var a = await LeaderAsync("a");
        var hung = 0;
        _lease.Fault = (_, ct) => hung++ == 0 ? HangAsync(ct) : null;
        await Eventually.AdvancingAsync(_time, TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(7.5), () => hung > 1);
        await Eventually.TrueAsync(() => _lease.Writes > 1);
        a.Elector.IsLeading.ShouldBeTrue();
        a.Run.IsCompleted.ShouldBeFalse();
    }

    private static async Task<HttpResponseMessage> HangAsync(CancellationToken ct)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
        throw new InvalidOperationException("unreachable");
    }

    private async Task<Candidate> LeaderAsync(string name, TimeProvider? clock = null)
    {
        var candidate = new Candidate(_lease, clock ?? _time, name);
        await Eventually.AdvancingAsync(_time, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), () => candidate.Began);
        return candidate;
    }
}
