namespace MlOps.EndToEnd.Harness;

/// <content>A second namespace whose objects the same operator handles.</content>
internal sealed partial class Scenario
{
    /// <summary>In whose environment this namespace is a second one; null for an environment of its own.</summary>
    private readonly Scenario? _host;
    private bool _hasNeighbour;

    private Scenario(Scenario host)
    {
        (_cluster, _host, Prometheus) = (host._cluster, host, host.Prometheus);
        Namespace = $"{host.Namespace}-too";
    }

    /// <summary>The label of everything that the operator handles.</summary>
    private string Instance => _host?.Namespace ?? Namespace;

    private string[] Limits => _hasNeighbour ? [] : ["--namespace", Namespace];

    /// <summary>The same in two namespaces that one operator handles; neither outlives the scenario.</summary>
    public static Task RunTwoAsync(SharedCluster cluster, string name, Func<Scenario, Scenario, Task> body) =>
        RunAsync(
            cluster,
            new Scenario(cluster, name) { _hasNeighbour = true },
            async first =>
            {
                await using var second = new Scenario(first);
                try
                {
                    await second.CreateNamespaceAsync();
                    await body(first, second);
                    await second.CheckStatusesAsync();
                }
                catch
                {
                    await second.TellStatusesAsync();
                    throw;
                }
            }
        );
}
