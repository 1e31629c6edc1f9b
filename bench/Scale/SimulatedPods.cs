using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MlOps.Bench.Scale;

/// <summary>
/// What the models' pods would export: an HTTP server that tells Prometheus of the pods that are ready, and answers its scrapes for each of
/// them. The counts are functions of time, so a scrape costs next to nothing beside what is measured.
/// </summary>
internal sealed class SimulatedPods(TimeProvider time) : IAsyncDisposable
{
    /// <summary>
    /// Requests that a pod serves in a second, and of how many one fails. So many that a fleet some minutes old has as steady a share of
    /// failures as one at rest for weeks.
    /// </summary>
    private const double Rate = 200,
        OneFails = 2000;

    /// <summary>Boundaries in seconds, and the share of requests below each.</summary>
    private static readonly (string Le, double Share)[] Buckets =
    [
        ("0.005", 0.02),
        ("0.01", 0.10),
        ("0.025", 0.35),
        ("0.05", 0.60),
        ("0.1", 0.85),
        ("0.25", 0.99),
        ("0.5", 0.996),
        ("1", 0.999),
        ("2.5", 0.9999),
        ("5", 1),
        ("10", 1),
        ("+Inf", 1),
    ];

    private readonly ConcurrentDictionary<(string Namespace, string Pod), DateTimeOffset> _pods = new();
    private WebApplication? _app;

    public string Address { get; private set; } = "";

    public int Count => _pods.Count;

    public void Add(string ns, string pod) => _pods.TryAdd((ns, pod), time.GetUtcNow());

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/targets", () => Results.Text(Targets(), "application/json"));
        _app.MapGet("/metrics/{ns}/{pod}", (string ns, string pod) => Results.Text(Exposition(ns, pod), "text/plain; version=0.0.4"));
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First()).Authority;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
    }

    /// <summary>In the form of Prometheus' HTTP service discovery.</summary>
    private string Targets() =>
        JsonSerializer.Serialize(
            _pods.Keys.Select(p => new
            {
                targets = new[] { Address },
                labels = new Dictionary<string, string>
                {
                    ["namespace"] = p.Namespace,
                    ["pod"] = p.Pod,
                    ["instance"] = p.Pod,
                    ["__metrics_path__"] = $"/metrics/{p.Namespace}/{p.Pod}",
                },
            })
        );

    private string Exposition(string ns, string pod)
    {
        if (!_pods.TryGetValue((ns, pod), out var since))
            return "";
        var all = Math.Floor(Rate * (time.GetUtcNow() - since).TotalSeconds);
        var failed = Math.Floor(all / OneFails);
        var text = new StringBuilder("# TYPE http_requests_total counter\n")
            .Append(CultureInfo.InvariantCulture, $"http_requests_total{{code=\"200\"}} {all - failed}\n")
            .Append(CultureInfo.InvariantCulture, $"http_requests_total{{code=\"500\"}} {failed}\n")
            .Append("# TYPE http_request_duration_seconds histogram\n");
        foreach (var (le, share) in Buckets)
            text.Append(CultureInfo.InvariantCulture, $"http_request_duration_seconds_bucket{{le=\"{le}\"}} {Math.Floor(all * share)}\n");
        return text.Append(CultureInfo.InvariantCulture, $"http_request_duration_seconds_sum {all * 0.06}\n")
            .Append(CultureInfo.InvariantCulture, $"http_request_duration_seconds_count {all}\n")
            .ToString();
    }
}
