using MlOps.EndToEnd.BackfilledHistory.Support;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.EndToEnd.BackfilledHistory.Counters;

/// <summary>A real Prometheus that holds histories of counters, and nothing else.</summary>
public abstract class CounterPrometheus : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("counters-");
    private readonly IEnumerable<CounterHistory> _histories;
    private PrometheusProcess? _process;
    private PrometheusSources? _sources;

    private protected CounterPrometheus(IEnumerable<CounterHistory> histories) => _histories = histories;

    internal IPrometheus Source => _sources!.Find("default", CounterHistory.Namespace).Source!;

    public async ValueTask InitializeAsync()
    {
        _process = await PrometheusProcess.WithHistoryAsync(
            _folder.FullName,
            text =>
            {
                foreach (var history in _histories)
                    history.Write(text);
            }
        );
        _sources = BackfilledPrometheus.SourcesOf(_process.Url);
    }

    public async ValueTask DisposeAsync()
    {
        _sources?.Dispose();
        if (_process is not null)
            await _process.DisposeAsync();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
