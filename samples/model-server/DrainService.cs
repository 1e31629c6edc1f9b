using Microsoft.Extensions.Hosting;

namespace MlOps.Samples.ModelServer;

/// <summary>
/// Holds the server open for a while after SIGTERM: not ready any more, still answering, and closing each kept
/// connection with its next answer. Clients that the cluster still sends here meanwhile see no error.
/// </summary>
internal sealed class DrainService(ServerSettings settings, ServerReadiness readiness, TimeProvider time) : IHostedLifecycleService
{
    // "Stopping" runs before any service is stopped, so Kestrel still listens here.
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(settings.IgnoreSignal, time, cancellationToken);
        readiness.StartDraining();
        await Task.Delay(settings.DrainPeriod, time, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
