using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using MlOps.Runtime.Api.Transport;
using MlOps.Runtime.Informers;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Telemetry;
using MlOps.Runtime.Tests.Support;
using Prometheus;

namespace MlOps.Runtime.Tests.Informers;

/// <summary>An informer of things in front of a scripted server, in virtual time.</summary>
internal sealed class InformerFixture : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();
    private Task _run = Task.CompletedTask;

    public InformerFixture(bool streamsLists = false)
    {
        var metrics = new RuntimeMetrics(_registry);
        var api = RuntimeFixture.Api(Server, Time, metrics.Api, new KubeApiOptions { Retries = 0 });
        Informer = new Informer<Thing>(
            api,
            RuntimeFixture.Things,
            new InformerOptions
            {
                Namespace = "ns",
                Jitter = () => 0.5,
                StreamLists = streamsLists,
            },
            Thing.Decode,
            Time,
            Log,
            metrics.Watch
        );
        Informer.Changed += c => Changes.Enqueue(c);
    }

    public ScriptedServer Server { get; } = new();
    public FakeTimeProvider Time { get; } = new();
    public LogLines Log { get; } = new();
    public Informer<Thing> Informer { get; }
    public ConcurrentQueue<InformerChange<Thing>> Changes { get; } = new();

    public IEnumerable<ReceivedRequest> Watches => Server.Requests.Where(r => r.IsWatch);
    public IEnumerable<ReceivedRequest> Lists => Server.Requests.Where(r => !r.IsWatch);

    public string Names => string.Join(",", Informer.List().Select(t => t.Name).Order(StringComparer.Ordinal));

    public void Start() => _run = Informer.RunAsync(_stop.Token);

    public async Task StartAndSyncAsync()
    {
        Start();
        await Eventually.TrueAsync(() => Informer.HasSynced, "the first sync");
    }

    public Thing? Get(string name) => Informer.Get(new ObjectKey("ns", name));

    public static Task UntilAsync(Func<bool> condition, string what = "the condition") => Eventually.TrueAsync(condition, what);

    public Task<TimeSpan> AdvanceUntilAsync(Func<bool> condition, double stepSeconds = 0.25, double limitSeconds = 120) =>
        Eventually.AdvancingAsync(Time, TimeSpan.FromSeconds(stepSeconds), TimeSpan.FromSeconds(limitSeconds), condition);

    public Task<string> ScrapeAsync() => RuntimeFixture.ScrapeAsync(_registry);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System);
        _stop.Dispose();
    }

    internal sealed record Thing(string Name, string Value, string Version, string? Uid) : IOwned
    {
        public ObjectKey? Owner => new ObjectKey("", Value);

        public static Thing Decode(JsonObject json)
        {
            var meta = ObjectMeta.Of(json);
            var value = json["spec"]!["value"]!.GetValue<string>();
            return value == "bad"
                ? throw new FormatException("the value is bad")
                : new Thing(meta.Name, value, meta.ResourceVersion!, meta.Uid);
        }
    }
}
