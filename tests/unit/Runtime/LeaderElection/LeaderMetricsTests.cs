using Microsoft.Extensions.Time.Testing;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.LeaderElection;

public class LeaderMetricsTests
{
    private readonly FakeLease _lease = new();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task They_tell_who_leads_and_who_only_stands_by()
    {
        var a = await LeaderAsync();
        var b = new Candidate(_lease, _time, "b");
        await Eventually.SettleAsync();
        await ShowsAsync(a, "leader_election_master_status", 1);
        await ShowsAsync(a, "leader_terms_total", 1);
        await ShowsAsync(b, "leader_election_master_status", 0);
        await ShowsAsync(b, "leader_terms_total", 0);
    }

    /// <summary>The loop that would find out stands still; the fence is a matter of the clock alone.</summary>
    [Fact]
    public async Task A_leader_that_hangs_beyond_its_deadline_does_not_claim_to_lead()
    {
        var a = await LeaderAsync();
        using var hangs = new ManualResetEventSlim();
        using var wakes = new ManualResetEventSlim();
        _lease.Fault = (_, _) =>
        {
            hangs.Set();
            wakes.Wait(CancellationToken.None);
            throw new HttpRequestException(HttpRequestError.ConnectionError, "too late");
        };

        // Elsewhere: the renewal may run on the thread that moves the clock, and hang there.
        for (var second = 0; second < 5 && !hangs.IsSet; second++)
        {
            _ = Task.Run(() => _time.Advance(TimeSpan.FromSeconds(1)), TestContext.Current.CancellationToken);
            await Eventually.SettleAsync(() => hangs.IsSet);
        }

        await Eventually.TrueAsync(() => hangs.IsSet, "a renewal that hangs");
        await ShowsAsync(a, "leader_election_master_status", 1);
        _time.Advance(TimeSpan.FromSeconds(11));
        await ShowsAsync(a, "leader_election_master_status", 0);
        wakes.Set();
        await Eventually.AdvancingAsync(_time, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), () => a.Run.IsCompleted);
        await Should.ThrowAsync<LeadershipLostException>(a.Run);
    }

    private static async Task ShowsAsync(Candidate candidate, string metric, int value) =>
        (await candidate.ScrapeAsync()).ShouldContain($"{metric}{{name=\"lead\"}} {value}\n");

    private async Task<Candidate> LeaderAsync()
    {
        var a = new Candidate(_lease, _time, "a");
        await Eventually.TrueAsync(() => a.Began, "a leading");
        return a;
    }
}
