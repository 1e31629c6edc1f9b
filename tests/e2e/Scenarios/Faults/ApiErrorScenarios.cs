using System.Collections.Concurrent;
using MlOps.EndToEnd.Forwarding;
using MlOps.EndToEnd.Forwarding.Faults;
using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.Entities.ModelDeployments.Status.Actions;

namespace MlOps.EndToEnd.Scenarios.Faults;

/// <summary>What the API server refuses, delays or forgets to tell changes neither what is done nor how often. Rows K1-K3.</summary>
public class ApiErrorScenarios(SharedCluster cluster)
{
    /// <summary>The server itself says 409: while a status is on its way, a person writes to the object.</summary>
    [Fact]
    public Task A_conflict_is_read_and_decided_again() =>
        Scenario.RunAsync(
            cluster,
            "conflict",
            async s =>
            {
                await s.ApplyAsync(ModelManifest.Good("1"));
                await s.UntilServesAsync("1");
                var until = new TaskCompletionSource();
                var held = s.ApiServer.Script.Add(
                    c => c.IsWrite && c.IsAbout("modeldeployments", ModelManifest.Name),
                    new Fault.Hold(until.Task),
                    1
                );
                await s.ApplyAsync(ModelManifest.Good("2"));
                await Wait.UntilAsync("a status is on its way", 30, () => held.IsUsedUp);
                await s.ApplyAsync(ModelManifest.Good("3"));
                until.SetResult();

                var status = await s.UntilServesAsync("3");
                var writes = s.ApiServer.Writes.Where(w => w.IsStatusOf("modeldeployments")).ToList();
                var conflicts = writes.Count(w => w.Status == 409);
                conflicts.ShouldBeInRange(1, 5);
                status.ObservedGeneration.ShouldBe((await s.ModelAsync())!.Metadata.Generation);
            }
        );

    [Fact]
    public Task A_server_that_asks_for_a_pause_gets_one_and_the_lease_is_kept() =>
        Scenario.RunAsync(
            cluster,
            "throttled",
            async s =>
            {
                await s.ApplyAsync(ModelManifest.Good("1"));
                await s.UntilServesAsync("1");
                var pause = s.ApiServer.Script.Add(
                    c => c.IsWrite && !c.IsBookkeeping,
                    new Fault.Answer(429, "too many requests", RetryAfterSeconds: 6),
                    1
                );
                await s.ApplyAsync(ModelManifest.Good("2"));
                await Wait.UntilAsync("the pause is asked for", 30, () => pause.IsUsedUp);
                await s.ApplyAsync(ModelManifest.Good("1"), "other");
                await s.UntilServesAsync("2");
                await s.UntilServesAsync("1", "other");

                var asked = pause.Met[0].At;
                // Nothing but the lease moves meanwhile, whoever wants to write or read.
                var meanwhile = s.ApiServer.Calls.Where(c => c.At > asked.AddMilliseconds(200) && c.At < asked.AddSeconds(5.8)).ToList();
                meanwhile.Where(c => !c.IsBookkeeping && !c.IsWatch).ShouldBeEmpty();
                meanwhile.Count(c => c.IsOf("leases")).ShouldBeGreaterThanOrEqualTo(2);
            }
        );

    /// <summary>
    /// A rollback during which the first attempt of every write is carried out but its answer lost, the second is answered 503 by
    /// somebody on the way, and the third 504: everything is done once, and nothing is taken for failed.
    /// </summary>
    [Fact]
    public Task Lost_answers_and_server_errors_repeat_no_effect_of_a_rollback() =>
        Scenario.RunAsync(
            cluster,
            "lost",
            async s =>
            {
                s.ExpectedErrors.Add("Reconcile failed");
                await s.BeginWithGoodVersionAsync();
                var good = Scenario.HashOf(await s.StatusAsync(), "1");
                var before = s.SwitchesTo(good).Count;
                await s.ReleaseAsync(ModelManifest.With("2", "FAIL_PERCENT", 30));
                var seen = new ConcurrentDictionary<string, int>();
                foreach (
                    var (turn, fault) in new (int, Fault)[]
                    {
                        (1, new Fault.LoseReply()),
                        (2, new Fault.Answer(503, "no backend")),
                        (3, new Fault.Answer(504, "timeout")),
                    }
                )
                    s.ApiServer.Script.Add(
                        c => Counts(c) && (turn == 1 ? seen.AddOrUpdate(Key(c), 1, (_, n) => n + 1) : seen[Key(c)]) == turn,
                        fault
                    );

                var record = await s.UntilRolledBackAsync("2");
                seen.Count.ShouldBeGreaterThan(3);
                (s.SwitchesTo(good).Count - before).ShouldBe(1);
                (await s.ServiceRevisionAsync()).ShouldBe(good);
                (await s.StatusAsync()).Actions.Count(a => a.Kind == ActionKind.Rollback).ShouldBe(1);
                s.ApiServer.Writes.Count(w => w.Succeeded && w.At > record.StartedAt && w.Path.EndsWith("/scale", StringComparison.Ordinal))
                    .ShouldBeLessThanOrEqualTo(1);
            }
        );

    private static bool Counts(ApiCall call) => call.IsWrite && !call.IsBookkeeping;

    private static string Key(ApiCall call) => $"{call.Method} {call.Path}";
}
