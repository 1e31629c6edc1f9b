using System.Text.Json.Nodes;
using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.Entities.Common.Status;

namespace MlOps.EndToEnd.Scenarios.Releases;

/// <summary>A model of another namespace is no reason to leave a bad version in traffic, if it fails by the same version.</summary>
public class NeighbourScenarios(SharedCluster cluster)
{
    /// <summary>A pause holds both until both have failed: each has the other's trouble before it when it is decided on.</summary>
    [Fact]
    public Task The_same_bad_version_in_two_namespaces_is_rolled_back_in_both() =>
        Scenario.RunTwoAsync(
            cluster,
            "twice",
            async (one, two) =>
            {
                await BothAsync(one, two, s => s.BeginWithGoodVersionAsync());
                await BothAsync(
                    one,
                    two,
                    s => s.SetAsync("pauseRequests", new JsonArray(new JsonObject { ["by"] = "sre", ["reason"] = "until both fail" }))
                );
                await BothAsync(one, two, s => s.ReleaseAsync(ModelManifest.With("2", "FAIL_PERCENT", 30)));
                await BothAsync(
                    one,
                    two,
                    s => s.UntilAsync("the rollback is held by the pause", 120, a => a.Waiting is { Rule: "Paused" })
                );
                var episodes = new[] { (await one.PolicyStatusAsync())!.Episode!, (await two.PolicyStatusAsync())!.Episode! };
                episodes.ShouldAllBe(e => e.State == EpisodeState.Open);
                (episodes[0].Onset - episodes[1].Onset).Duration().ShouldBeLessThan(TimeSpan.FromMinutes(2));

                await BothAsync(one, two, s => s.SetAsync("pauseRequests", null));
                await BothAsync(one, two, s => s.UntilRolledBackAsync("2"));
                await BothAsync(
                    one,
                    two,
                    async s =>
                    {
                        var status = await s.StatusAsync();
                        status.EffectiveVersion.ShouldBe("1");
                        status.Decisions.ShouldNotContain(d => d.Rule == "SharedOnset" || d.Rule == "Storm");
                        s.SwitchesTo(Scenario.HashOf(status, "2")).Count.ShouldBe(1);
                        await s.UntilReleasedIsAsync("False", "RolledBack");
                    }
                );
            }
        );

    private static Task BothAsync(Scenario one, Scenario two, Func<Scenario, Task> step) => Task.WhenAll(step(one), step(two));
}
