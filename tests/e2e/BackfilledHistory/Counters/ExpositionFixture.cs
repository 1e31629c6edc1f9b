using MlOps.Operator.Signals.Prometheus;

namespace MlOps.EndToEnd.BackfilledHistory.Counters;

/// <summary>One Prometheus that has scraped every stack's exposition for an hour.</summary>
public sealed class ExpositionFixture : IAsyncLifetime
{
    private CounterPrometheus? _prometheus;

    internal IPrometheus Source => _prometheus!.Source;

    public async ValueTask InitializeAsync() =>
        _prometheus = await CounterPrometheus.OfAsync(StackExposition.Names.Select(StackExposition.Of));

    public async ValueTask DisposeAsync()
    {
        if (_prometheus is not null)
            await _prometheus.DisposeAsync();
    }
}
