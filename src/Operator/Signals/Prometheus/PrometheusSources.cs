using MlOps.Operator.Signals.Prometheus.Guards;
using MlOps.Operator.Telemetry;

namespace MlOps.Operator.Signals.Prometheus;

/// <summary>The configured sources by name, each with its own limits: one that hangs does not slow down another.</summary>
public sealed class PrometheusSources : IDisposable
{
    private readonly Dictionary<string, IPrometheus> _sources;
    private readonly Dictionary<string, IReadOnlyList<string>> _namespaces = [];

    public PrometheusSources(IReadOnlyCollection<PrometheusSourceOptions> sources, OperatorMetrics metrics, TimeProvider time)
    {
        _sources = sources.ToDictionary(
            s => s.Name,
            IPrometheus (s) => new PrometheusClient(s, Client(), new SourceGuard(s.Timeout, s.Concurrency, time), metrics, time),
            StringComparer.Ordinal
        );
        _namespaces = sources.Where(s => s.Namespaces.Count > 0).ToDictionary(s => s.Name, s => s.Namespaces, StringComparer.Ordinal);
        foreach (var name in _sources.Keys)
            metrics.Queries.Announce(name);
    }

    /// <summary>Sources that are there already.</summary>
    internal PrometheusSources(IEnumerable<KeyValuePair<string, IPrometheus>> sources) => _sources = new(sources, StringComparer.Ordinal);

    /// <summary>
    /// The source of this name, or null and the remedy. A source that the namespace may not use counts as missing, and its name is not
    /// disclosed.
    /// </summary>
    public (IPrometheus? Source, string? Problem) Find(string name, string @namespace)
    {
        if (Allows(name, @namespace) && _sources.TryGetValue(name, out var source))
            return (source, null);
        var names = _sources.Keys.Where(n => Allows(n, @namespace)).Order(StringComparer.Ordinal).ToList();
        return (
            null,
            $"spec.prometheus: '{name}' is not configured on the operator for namespace {@namespace}; configured for it are: {(names.Count == 0 ? "none" : string.Join(", ", names))}. Name one of them, or allow the namespace on the operator (--prometheus-namespaces)"
        );
    }

    private bool Allows(string name, string @namespace) => !_namespaces.TryGetValue(name, out var allowed) || allowed.Contains(@namespace);

    public void Dispose()
    {
        foreach (var source in _sources.Values.OfType<IDisposable>())
            source.Dispose();
    }

    private static HttpClient Client()
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = SourceGuard.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
