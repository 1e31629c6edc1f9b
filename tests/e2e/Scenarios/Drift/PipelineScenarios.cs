using MlOps.EndToEnd.Forwarding.Faults;
using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.EndToEnd.Operators;
using MlOps.Entities.ModelDeployments.Status.Revisions;

namespace MlOps.EndToEnd.Scenarios.Drift;

/// <summary>
/// A pipeline that applies a version and then runs <c>kubectl wait</c> learns how that version ends, and not how the one before it did.
/// </summary>
public class PipelineScenarios(SharedCluster cluster)
{
    [Fact]
    public Task Kubectl_wait_passes_a_good_release_once_it_is_known_good() =>
        Scenario.RunAsync(
            cluster,
            "waitgood",
            async s =>
            {
                await s.BeginWithGoodVersionAsync();
                await s.UntilReleasedIsAsync("True", "KnownGood");
                await EndsAsync(s, "Released", 60);
                await using var wait = await ApplyAsync(s, ModelManifest.Good("2"));
                await s.UntilServesAsync("2");
                wait.IsOver.ShouldBeFalse();
                await s.LoadAsync();
                (await wait.EndAsync(180)).ShouldBeTrue();
                var status = await s.StatusAsync();
                status.EffectiveVersion.ShouldBe("2");
                status.Revisions.Single(r => r.Version == "2").State.ShouldBe(RevisionState.Good);
                ReasonOf(status, WellKnown.Released).ShouldBe("KnownGood");
            }
        );

    [Fact]
    public Task Kubectl_wait_fails_a_bad_release_as_soon_as_it_is_proven_bad() =>
        Scenario.RunAsync(
            cluster,
            "waitbad",
            async s =>
            {
                await s.BeginWithGoodVersionAsync();
                await s.UntilReleasedIsAsync("True", "KnownGood");
                await using var wait = await ApplyAsync(s, ModelManifest.With("2", "FAIL_PERCENT", 30));
                await s.UntilServesAsync("2");
                await s.LoadAsync();
                (await wait.EndAsync(180)).ShouldBeFalse();
                ReasonOf(await s.StatusAsync(), WellKnown.Released).ShouldBeOneOf("RollingBack", "RolledBack");
                await s.UntilRolledBackAsync("2");
                await s.UntilReleasedIsAsync("False", "RolledBack");
                await EndsAsync(s, "Released=False", 60);
                await TimesOutAsync(s, "Released");
            }
        );

    [Fact]
    public Task Kubectl_wait_fails_a_release_that_never_becomes_ready_and_passes_its_fix() =>
        Scenario.RunAsync(
            cluster,
            "waitnever",
            async s =>
            {
                await s.BeginWithGoodVersionAsync();
                await s.UntilReleasedIsAsync("True", "KnownGood");
                await using (
                    var wait = await ApplyAsync(s, ModelManifest.With("2", "NEVER_READY", "true") with { ProgressDeadlineSeconds = 15 })
                )
                    (await wait.EndAsync(120)).ShouldBeFalse();
                var status = await s.StatusAsync();
                status.EffectiveVersion.ShouldBe("1");
                ReasonOf(status, WellKnown.Released).ShouldBe("NotReady");
                await EndsAsync(s, "Progressing=False", 60);
                ReasonOf(await s.StatusAsync(), WellKnown.Progressing).ShouldBe("ProgressDeadlineExceeded");
                await TimesOutAsync(s, "Released");

                await using var again = await ApplyAsync(s, ModelManifest.Good("3"));
                await s.UntilServesAsync("3");
                await s.LoadAsync();
                (await again.EndAsync(180)).ShouldBeTrue();
                (await s.StatusAsync()).EffectiveVersion.ShouldBe("3");
            }
        );

    /// <summary>
    /// Applies a version and waits for its end, at first while the operator cannot report on it: until then the conditions are those of the
    /// version before it, and neither of them may end a wait.
    /// </summary>
    private static async Task<ReleaseWait> ApplyAsync(Scenario s, ModelManifest version)
    {
        var reported = new TaskCompletionSource();
        using var unreported = s.ApiServer.Script.Add(
            c => c.IsWrite && c.IsAbout("modeldeployments", ModelManifest.Name),
            new Fault.Hold(reported.Task)
        );
        await s.ApplyAsync(version);
        var wait = ReleaseWait.Start(s);
        try
        {
            await Task.WhenAll(TimesOutAsync(s, "Released"), TimesOutAsync(s, "Released=False"));
            var model = (await s.ModelAsync())!;
            model
                .Status!.Conditions.Single(c => c.Type == WellKnown.Released)
                .ObservedGeneration.ShouldBeLessThan(model.Metadata.Generation);
            wait.IsOver.ShouldBeFalse();
            return wait;
        }
        catch
        {
            await wait.DisposeAsync();
            throw;
        }
        finally
        {
            reported.SetResult();
        }
    }

    private static async Task EndsAsync(Scenario s, string condition, int seconds)
    {
        var (code, output) = await Kubectl.WaitAsync(s.Namespace, condition, seconds, TestContext.Current.CancellationToken);
        code.ShouldBe(0, output);
    }

    private static async Task TimesOutAsync(Scenario s, string condition)
    {
        var (code, output) = await Kubectl.WaitAsync(s.Namespace, condition, 5, TestContext.Current.CancellationToken);
        code.ShouldNotBe(0, output);
        output.ShouldContain("timed out waiting for the condition");
    }

    private static string ReasonOf(ModelDeploymentStatus status, string condition) =>
        status.Conditions.Single(c => c.Type == condition).Reason;
}
