using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Telemetry;

namespace MlOps.EndToEnd.BackfilledHistory.Support;

/// <summary>
/// One Prometheus that holds weeks of every model of <see cref="SimulatedModels"/>, started for the first test that asks. Its blocks are
/// made by promtool from text, so nothing waits for weeks to pass, and each run has the same ones.
/// </summary>
public sealed class BackfilledPrometheus : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("history-");
    private readonly Lazy<Task<PrometheusProcess>> _process;
    private readonly Lazy<PrometheusSources> _sources;

    public BackfilledPrometheus()
    {
        _process = new(StartAsync);
        _sources = new(() => SourcesOf(_process.Value.Result.Url));
    }

    /// <summary>The models whose history it holds.</summary>
    internal SimulatedModels Models { get; } = new();

    internal async Task<PrometheusSources> SourcesAsync()
    {
        await _process.Value;
        return _sources.Value;
    }

    internal static PrometheusSources SourcesOf(Uri url) =>
        new(
            [new PrometheusSourceOptions("default", url) { Timeout = TimeSpan.FromSeconds(60) }],
            new OperatorMetrics(global::Prometheus.Metrics.NewCustomRegistry()),
            TimeProvider.System
        );

    public async ValueTask DisposeAsync()
    {
        if (_sources.IsValueCreated)
            _sources.Value.Dispose();
        if (_process.IsValueCreated)
            await (await _process.Value).DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Task<PrometheusProcess> StartAsync() => PrometheusProcess.WithHistoryAsync(_folder.FullName, Models.Simulate);
}
