using MlOps.Operator.Signals.Prometheus;

namespace MlOps.EndToEnd.BackfilledHistory.Counters;

/// <summary>One Prometheus for all histories of counters.</summary>
public sealed class CounterFixture : IAsyncLifetime
{
    private CounterPrometheus? _prometheus;

    internal IPrometheus Source => _prometheus!.Source;

    public async ValueTask InitializeAsync() => _prometheus = await CounterPrometheus.OfAsync(CounterHistories.Counts);

    public async ValueTask DisposeAsync()
    {
        if (_prometheus is not null)
            await _prometheus.DisposeAsync();
    }
}
