using Microsoft.Extensions.Hosting;

namespace MlOps.Samples.LoadGenerator.Connections;

/// <summary>A host that listens to no signals.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
