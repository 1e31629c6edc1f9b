using System.Text.Json.Nodes;
using MlOps.EndToEnd.Forwarding;
using MlOps.EndToEnd.Forwarding.Faults;
using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.EndToEnd.Scenarios.Faults;

/// <summary>There is one that acts, and it knows when it is not the one any more. Rows L1, L2, L5 and L6.</summary>
public class LeaderScenarios(SharedCluster cluster)
{
    private static readonly TimeSpan LeaseDuration = TimeSpan.FromSeconds(15);

    /// <summary>Only the lease is out of reach, so that everything else could still be written: the fence alone forbids it.</summary>
    [Fact]
    public Task A_leader_that_cannot_renew_stops_acting_and_ends_and_another_takes_over() =>
        Scenario.RunAsync(
            cluster,
            "renew",
            async s =>
            {
                s.ExpectedErrors.AddRange(["Lost the lease", "Shutting down"]);
                await s.ApplyAsync(ModelManifest.Good("1"));
                await s.UntilServesAsync("1");
                var leader = s.Operator;
                var other = await StandByAsync(s);

                s.ApiServer.Script.Add(c => c.IsOf("leases"), new Fault.Drop());
                var dropped = TimeProvider.System.GetUtcNow();
                // Something to act on all the time.
                for (var i = 2; leader.IsRunning && i < 40; i++)
                {
                    await s.ApplyAsync(ModelManifest.Good($"{i}"));
                    await Scenario.PauseAsync(1);
                }

                await Wait.UntilAsync("the leader has ended", 30, () => !leader.IsRunning);
                leader.ExitCode.ShouldNotBe(0);
                s.ApiServer.Calls.Where(c => c.IsWrite && !c.IsBookkeeping && c.At > dropped + LeaseDuration).ShouldBeEmpty();
                await s.ApplyAsync(ModelManifest.Good("last"));
                await s.UntilServesAsync("last");
                // Both kept to their time: what the second wrote, it wrote after the first had stopped.
                other.Writes[0].At.ShouldBeGreaterThan(s.ApiServer.Writes[^1].At);
            }
        );

    [Fact]
    public Task An_orderly_stop_hands_over_within_seconds_and_after_the_last_write() =>
        Scenario.RunAsync(
            cluster,
            "handover",
            async s =>
            {
                await s.ApplyAsync(ModelManifest.Good("1"));
                await s.UntilServesAsync("1");
                var leader = s.Operator;
                var other = await StandByAsync(s);
                await s.ApplyAsync(ModelManifest.Good("2"));
                await Wait.UntilAsync(
                    "it is at work",
                    30,
                    () => s.ApiServer.Writes.Any(w => w.Body.Contains("\"2\"", StringComparison.Ordinal))
                );

                leader.FolderWatches.ShouldBe(0);
                var asked = TimeProvider.System.GetUtcNow();
                await leader.TerminateAsync();
                leader.ExitCode.ShouldBe(0);
                await Wait.UntilAsync("the other leads", 15, () => Task.FromResult(Taken(other)), _ => true);
                (Taken(other)!.At - asked).ShouldBeLessThan(TimeSpan.FromSeconds(5));
                var release = s.ApiServer.AllWrites.Last(w =>
                    w.Path.Contains("/leases/", StringComparison.Ordinal) && Holder(w) is "" or null
                );
                s.ApiServer.Writes.Where(w => w.At > release.At).ShouldBeEmpty();
                await s.UntilServesAsync("2");
            }
        );

    /// <summary>
    /// It stands still between the saved intent and its first effect, for longer than the lease lasts. What it would have done then has
    /// been done by another when it goes on. Rows L2 and L5: its own clock has jumped by as much.
    /// </summary>
    [Fact]
    public Task A_leader_that_stood_still_in_the_middle_of_an_action_does_nothing_when_it_goes_on() =>
        Scenario.RunAsync(
            cluster,
            "still",
            async s =>
            {
                // A request that was under way is out of time when the process goes on.
                s.ExpectedErrors.AddRange(["Lost the lease", "Shutting down", "no answer in time"]);
                await s.ApplyAsync(ModelManifest.Good("1"));
                await s.UntilServesAsync("1");
                var leader = s.Operator;
                var other = await StandByAsync(s);
                s.ApiServer.Carried = write =>
                {
                    if (
                        !write.Succeeded
                        || !write.IsStatusOf("modeldeployments")
                        || !write.Body.Contains("Promote", StringComparison.Ordinal)
                    )
                        return;
                    s.ApiServer.Carried = null;
                    leader.Suspend();
                };
                await s.ApplyAsync(ModelManifest.Good("2"));
                var status = await s.UntilServesAsync("2");
                Taken(other).ShouldNotBeNull("the other has finished the action");
                var before = s.ApiServer.Writes.Count;
                leader.Resume();
                await Wait.UntilAsync("the one that stood still has ended", 30, () => !leader.IsRunning);
                leader.ExitCode.ShouldNotBe(0);
                s.ApiServer.Writes.Count.ShouldBe(before);
                status.Actions.Count(a => a is { Kind: ActionKind.Promote, Outcome: "Done" }).ShouldBe(2);
                other.Writes.Count(w => w.Path.EndsWith($"/services/{ModelManifest.Name}", StringComparison.Ordinal)).ShouldBe(1);
            }
        );

    private static async Task<ApiForwarder> StandByAsync(Scenario s)
    {
        var (_, way) = await s.StartOperatorApartAsync();
        await Wait.UntilAsync("the other stands by", 90, () => way.Calls.Any(c => c.IsOf("leases")) && way.Calls.Any(c => c.IsWatch));
        return way;
    }

    private static ApiWrite? Taken(ApiForwarder way) =>
        way.AllWrites.FirstOrDefault(w =>
            w is { Succeeded: true } && w.Path.Contains("/leases", StringComparison.Ordinal) && Holder(w) is { Length: > 0 }
        );

    private static string? Holder(ApiWrite write) => JsonNode.Parse(write.Body)?["spec"]?["holderIdentity"]?.GetValue<string>();
}
