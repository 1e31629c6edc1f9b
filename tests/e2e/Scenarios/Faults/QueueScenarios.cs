using MlOps.EndToEnd.Forwarding.Faults;
using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.Runtime.Objects;

namespace MlOps.EndToEnd.Scenarios.Faults;

/// <summary>Neither a storm of changes nor an object that always fails costs the others anything. Rows Q1 and Q2.</summary>
public class QueueScenarios(SharedCluster cluster)
{
    /// <summary>A write is given up after ten seconds: the storm ends well before.</summary>
    private static readonly TimeSpan StormLength = TimeSpan.FromSeconds(5);

    /// <summary>As many changes as fit into five seconds; that a thousand are exactly one more, WorkQueueTests tell.</summary>
    [Fact]
    public Task A_storm_of_changes_during_a_reconcile_is_one_more_reconcile() =>
        Scenario.RunAsync(
            cluster,
            "storm",
            async s =>
            {
                await s.ApplyAsync(ModelManifest.Good("1"));
                var child = $"{ModelManifest.Name}-{Scenario.HashOf(await s.UntilGoodAsync("1"), "1")}";
                var until = new TaskCompletionSource();
                var held = s.ApiServer.Script.Add(c => c.IsWrite && c.IsAbout("services", child), new Fault.Hold(until.Task), 1);
                await s.Api.DeleteAsync(Kinds.Services, new ObjectKey(s.Namespace, child));
                await Wait.UntilAsync("the operator repairs it", 30, () => held.IsUsedUp);
                var before = await s.MetricAsync("controller_runtime_reconcile_total", "modeldeployment");
                var changes = 0;
                for (var started = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(started) < StormLength; changes++)
                    await s.AnnotateAsync("touched", $"{changes}");
                changes.ShouldBeGreaterThan(20);
                until.SetResult();
                await Wait.UntilAsync(
                    "it is repaired",
                    30,
                    () => s.Api.GetAsync(Kinds.Services, new ObjectKey(s.Namespace, child)),
                    _ => true
                );
                await Scenario.PauseAsync(5);
                // The held one, the one more, and what a repair asks for afterwards.
                (await s.MetricAsync("controller_runtime_reconcile_total", "modeldeployment") - before).ShouldBeInRange(2, 6);
            }
        );

    [Fact]
    public Task A_model_whose_reconcile_always_fails_is_slowed_down_and_never_dropped() =>
        Scenario.RunAsync(
            cluster,
            "failing",
            async s =>
            {
                var fails = s.ApiServer.Script.Add(
                    c => c.IsWrite && c.IsAbout("modeldeployments", ModelManifest.Name),
                    new Fault.Answer(500, "boom")
                );
                s.ExpectedErrors.Add("Reconcile failed");
                await s.ApplyAsync(ModelManifest.Good("1"));
                await Wait.UntilAsync("it fails again and again", 60, () => fails.Met.Count >= 6);
                await s.ApplyAsync(ModelManifest.Good("1"), "other");
                await s.UntilServesAsync("1", "other");

                var attempts = fails.Met.Select(c => c.At).ToList();
                var pauses = attempts.Skip(1).Zip(attempts, (later, earlier) => later - earlier).ToList();
                pauses[^1].ShouldBeGreaterThan(pauses[0] * 4);

                fails.Dispose();
                await s.UntilServesAsync("1");
            }
        );
}
