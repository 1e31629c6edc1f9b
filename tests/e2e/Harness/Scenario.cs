using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using MlOps.EndToEnd.Forwarding;
using MlOps.EndToEnd.Forwarding.Connections;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.EndToEnd.Operators;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.EndToEnd.Harness;

/// <summary>One scenario's own environment: a namespace, an operator process, and its connections to the cluster.</summary>
internal sealed partial class Scenario : IAsyncDisposable
{
    private readonly SharedCluster _cluster;
    private readonly ConcurrentQueue<string> _log = new();
    private readonly List<OperatorHost> _operators = [];
    private readonly List<OperatorConnection> _connections = [];

    private Scenario(SharedCluster cluster, string name)
    {
        _cluster = cluster;
        Namespace = $"e2e-{name}-{Names.Random()}";
    }

    public string Namespace { get; }

    public IKubeApi Api => _cluster.Api;

    /// <summary>The connection to the API server of every operator that was not given one of its own.</summary>
    public ApiForwarder ApiServer => _host?.ApiServer ?? Connection.ApiServer;

    /// <summary>What leads over it.</summary>
    public OperatorConnection Connection => _connections[0];

    public PrometheusForwarder Prometheus { get; private set; } = null!;

    /// <summary>Error lines of the operator that this scenario provokes on purpose.</summary>
    public List<string> ExpectedErrors { get; } = [];

    public OperatorHost Operator => _operators[^1];

    /// <summary>What the operators have said so far.</summary>
    public IReadOnlyCollection<string> Log => _log;

    /// <summary>How the API server speaks to the first operator.</summary>
    private ServerOptions Speaks { get; init; } = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Runs a scenario in an environment of its own, and holds it against what must be true after every one.</summary>
    public static Task RunAsync(SharedCluster cluster, string name, Func<Scenario, Task> body) =>
        RunAsync(cluster, name, new ServerOptions(), body);

    /// <summary>The same behind an API server that speaks otherwise.</summary>
    public static Task RunAsync(SharedCluster cluster, string name, ServerOptions speaks, Func<Scenario, Task> body) =>
        RunAsync(cluster, new Scenario(cluster, name) { Speaks = speaks }, body);

    private static async Task RunAsync(SharedCluster cluster, Scenario begun, Func<Scenario, Task> body)
    {
        await cluster.ReadyAsync();
        await using var scenario = begun;
        try
        {
            await scenario.BeginAsync();
            await body(scenario);
            await scenario.CheckAsync();
        }
        catch
        {
            await scenario.PrintLogAsync();
            throw;
        }
    }

    /// <summary>Starts an operator; also a second one beside the first, or one in its place.</summary>
    public OperatorHost StartOperator() => StartOperator(_connections[0]);

    /// <summary>Starts an operator with a connection to the API server that no other has.</summary>
    public async Task<(OperatorHost Operator, ApiForwarder ApiServer)> StartOperatorApartAsync()
    {
        var connection = await OperatorConnection.OpenAsync(_cluster.Connection);
        _connections.Add(connection);
        return (StartOperator(connection), connection.ApiServer);
    }

    private OperatorHost StartOperator(OperatorConnection connection)
    {
        _operators.Add(
            OperatorHost.Start(
                [
                    "--kubeconfig",
                    connection.Kubeconfig,
                    .. Limits,
                    "--instance",
                    Instance,
                    "--lease-namespace",
                    Namespace,
                    "--lease-name",
                    "operator",
                    "--prometheus",
                    $"default={Prometheus.Url}",
                    "--listen",
                    "http://127.0.0.1:0",
                    "--log-format",
                    "text",
                ],
                _log
            )
        );
        return Operator;
    }

    /// <summary>A killed operator cannot give its lease back; so that the next need not wait for it to run out, it is deleted.</summary>
    public async Task ReplaceOperatorAsync()
    {
        await Api.DeleteAsync(Kinds.Leases, new ObjectKey(Namespace, "operator"), ct: Stop);
        StartOperator();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _operators)
            await one.DisposeAsync();
        await Api.DeleteAsync(Kinds.Namespaces, new ObjectKey("", Namespace));
        foreach (var connection in _connections)
            await connection.DisposeAsync();
        if (Prometheus is not null && _host is null)
            await Prometheus.DisposeAsync();
    }

    private async Task BeginAsync()
    {
        _connections.Add(await OperatorConnection.OpenAsync(_cluster.Connection, Speaks));
        Prometheus = await PrometheusForwarder.StartAsync(_cluster.Connection, _cluster.Monitoring);
        await CreateNamespaceAsync();
        StartOperator();
    }

    private async Task CreateNamespaceAsync() =>
        await Api.CreateAsync(
            Kinds.Namespaces,
            null,
            new JsonObject
            {
                ["apiVersion"] = "v1",
                ["kind"] = "Namespace",
                ["metadata"] = new JsonObject { ["name"] = Namespace },
            },
            Stop
        );

    private async Task CheckAsync()
    {
        Errors(_log).Where(l => !ExpectedErrors.Any(e => l.Contains(e, StringComparison.Ordinal))).ShouldBeEmpty();
        await CheckStatusesAsync();
    }

    private async Task CheckStatusesAsync()
    {
        StatusLinter.Problems(await Api.GetAsync(CustomKinds.Models, new ObjectKey(Namespace, ModelManifest.Name), Stop)).ShouldBeEmpty();
        StatusLinter
            .Problems(await Api.GetAsync(CustomKinds.Policies, new ObjectKey(Namespace, PolicyManifest.Name), Stop))
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> Errors(IEnumerable<string> log) =>
        log.Where(l =>
            l.Contains(" fail: ", StringComparison.Ordinal)
            || l.Contains(" crit: ", StringComparison.Ordinal)
            || l.StartsWith("Unhandled exception", StringComparison.Ordinal)
        );

    private async Task PrintLogAsync()
    {
        var tell = TestContext.Current.TestOutputHelper!;
        tell.WriteLine($"=== operator's log in {Namespace}");
        foreach (var line in _log)
            tell.WriteLine(line);
        tell.WriteLine("=== its writes");
        foreach (var write in _connections.SelectMany(w => w.ApiServer.Writes).OrderBy(w => w.At))
            tell.WriteLine(write.ToString());
        await TellStatusesAsync();
    }

    private async Task TellStatusesAsync()
    {
        foreach (var (kind, name) in new[] { (CustomKinds.Models, ModelManifest.Name), (CustomKinds.Policies, PolicyManifest.Name) })
            TestContext.Current.TestOutputHelper!.WriteLine(
                $"=== {name} in {Namespace}: {(await Api.GetAsync(kind, new ObjectKey(Namespace, name)))?["status"]?.ToJsonString()}"
            );
    }
}
