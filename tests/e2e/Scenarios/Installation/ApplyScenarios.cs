using System.Text.RegularExpressions;
using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.EndToEnd.Operators;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.EndToEnd.Scenarios.Installation;

/// <summary>
/// GitOps applies the same manifests for ever. Whatever the API server or the operator adds to them must not look like a difference:
/// apply replaces lists whole, so that a default below a list would be one each time.
/// </summary>
public sealed partial class ApplyScenarios(SharedCluster cluster) : IAsyncLifetime
{
    private readonly ScratchNamespace _namespace = new(cluster.Api, "apply");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Every file that a user can apply as it is; new ones join by themselves.</summary>
    private static IEnumerable<string> Samples =>
        new[] { Repository.PathOf("config", "samples"), Repository.PathOf("samples") }.SelectMany(folder =>
            Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
        );

    /// <summary>Under the name of a sample.</summary>
    private static string DemoPolicy => Repository.PathOf("hack", "demo", "drift", "driftpolicy.yaml");

    public async ValueTask InitializeAsync()
    {
        await cluster.ReadyAsync();
        await _namespace.CreateAsync(Stop);
    }

    public ValueTask DisposeAsync() => _namespace.DisposeAsync();

    [Fact]
    public async Task A_sample_that_is_applied_again_is_unchanged()
    {
        foreach (var sample in Samples.Append(DemoPolicy))
        {
            var manifests = new AppliedManifests("--namespace", _namespace.Name, "--filename", sample);
            await manifests.ApplyAsync();
            await manifests.StayAsync();
        }
    }

    /// <summary>No pod may start, so that no image is asked for: the quota of the namespace is none.</summary>
    [Fact]
    public Task It_is_unchanged_after_the_operator_has_acted_on_it_too() =>
        Scenario.RunAsync(
            cluster,
            "reapply",
            async s =>
            {
                await s.ForbidPodsAsync();
                var samples = Samples.Select(file => new AppliedManifests("--namespace", s.Namespace, "--filename", file)).ToList();
                foreach (var sample in samples)
                    await sample.ApplyAsync();
                var (exitCode, output) = await Kubectl.RunAsync(
                    ["--namespace", s.Namespace, "label", "mdl,slp,drift", "--all", $"{WellKnown.InstanceLabel}={s.Namespace}"],
                    Stop
                );
                exitCode.ShouldBe(0, output);
                foreach (var kind in new[] { CustomKinds.Models, CustomKinds.Policies, CustomKinds.DriftPolicies })
                    await Wait.UntilAsync(
                        $"the operator has seen all {kind.Plural}",
                        60,
                        () => s.Api.ListAllAsync(kind, s.Namespace, null, Stop)!,
                        all => all.Count > 0 && all.All(one => StatusLinter.Problems(one).ToList() is []),
                        all => string.Join("; ", all.SelectMany(StatusLinter.Problems))
                    );
                await Wait.UntilAsync(
                    "a Deployment is there",
                    60,
                    () => s.Api.ListAllAsync(Kinds.Deployments, s.Namespace, null, Stop)!,
                    all => all.Count > 0
                );
                foreach (var sample in samples)
                    await sample.StayAsync();
            }
        );

    /// <summary>As <c>kubectl apply -k config</c>, under names of its own beside an operator that runs here, and without pods.</summary>
    [Fact]
    public async Task The_operators_own_manifests_that_are_applied_again_are_unchanged()
    {
        var (exitCode, all) = await Kubectl.RunAsync(["kustomize", Repository.PathOf("config")], Stop);
        exitCode.ShouldBe(0, all);
        var documents = all.Split("\n---\n").ToLookup(d => d.Contains("kind: CustomResourceDefinition", StringComparison.Ordinal));
        var definitions = await WrittenAsync(documents[true]);
        var others = await WrittenAsync(
            documents[false]
                .Select(d => OurNames().Replace(d, _namespace.Name).Replace("replicas: 1", "replicas: 0", StringComparison.Ordinal))
        );
        try
        {
            foreach (var manifests in new[] { new AppliedManifests("--filename", definitions), new AppliedManifests("--filename", others) })
            {
                await manifests.ApplyAsync();
                await manifests.StayAsync();
            }
        }
        finally
        {
            await Kubectl.RunAsync(["delete", "--ignore-not-found", "--wait=false", "--filename", others], CancellationToken.None);
            File.Delete(definitions);
            File.Delete(others);
        }
    }

    private static async Task<string> WrittenAsync(IEnumerable<string> documents)
    {
        var texts = documents.ToList();
        texts.ShouldNotBeEmpty();
        var file = Path.ChangeExtension(Path.GetTempFileName(), ".yaml");
        await File.WriteAllTextAsync(file, string.Join("\n---\n", texts), Stop);
        return file;
    }

    /// <summary>The names of objects, and not the API's group.</summary>
    [GeneratedRegex(@"mlops-operator(?![.\w])|mlops-system")]
    private static partial Regex OurNames();
}
