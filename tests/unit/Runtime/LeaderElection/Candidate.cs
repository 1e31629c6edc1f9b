using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Telemetry;
using MlOps.Runtime.Tests.Support;
using Prometheus;

namespace MlOps.Runtime.Tests.LeaderElection;

/// <summary>A process that runs for the lease and works until it is told to stop.</summary>
internal sealed class Candidate
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();

    public Candidate(FakeLease lease, TimeProvider time, string name)
    {
        Elector = new LeaderElector(
            RuntimeFixture.Api(lease.Server, time),
            new LeaderElectorOptions
            {
                Namespace = "ns",
                Name = "lead",
                Identity = name,
                Jitter = () => 0,
            },
            time,
            new RuntimeMetrics(_registry).LeaderElection,
            Log
        );
        Run = Elector.RunAsync(LeadAsync, _stop.Token);
    }

    public LogLines Log { get; } = new();
    public LeaderElector Elector { get; }
    public Task Run { get; }

    public bool Began { get; private set; }
    public bool Cancelled { get; private set; }

    /// <summary>Completed by the test when the work in flight is over.</summary>
    public TaskCompletionSource Drained { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Stop() => _stop.Cancel();

    public Task<string> ScrapeAsync() => RuntimeFixture.ScrapeAsync(_registry);

    private async Task LeadAsync(long term, CancellationToken ct)
    {
        Began = true;
        await using var cancelled = ct.UnsafeRegister(_ => Cancelled = true, null);
        await Drained.Task;
    }
}
