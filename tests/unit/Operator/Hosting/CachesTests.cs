using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MlOps.Operator.Hosting;
using MlOps.Runtime.Api.Client;
using MlOps.Runtime.Telemetry;

namespace MlOps.Operator.Tests.Hosting;

/// <summary>Informers that follow nothing any more, as the probes of the kubelet see them.</summary>
public class CachesTests
{
    /// <summary>Its work is done by others then; a leader's would be, too, only that nobody else would do it.</summary>
    [Fact]
    public async Task A_standby_that_is_cut_off_from_a_kind_for_long_is_restarted_and_a_leader_is_not()
    {
        await using var server = await FakeApiServer.StartAsync();
        server.Unwatchable = "slopolicies";
        var (clock, metrics) = (new FakeTimeProvider(), RuntimeMetrics.None());
        var api = KubeApiFactory.Create(server.Kubeconfig, null, null, clock, metrics.Api);
        var caches = new Caches(api, new RunOptions { LeaseNamespace = "x" }, clock, metrics.Watch, NullLoggerFactory.Instance);
        using var stop = new CancellationTokenSource();
        var running = Task.WhenAll(caches.Run(stop.Token));
        await caches.WaitForSyncAsync(TimeSpan.FromMinutes(1), clock, TestContext.Current.CancellationToken);
        while (caches.Trouble is null)
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, TestContext.Current.CancellationToken);
        caches.AreStuck(leading: false).ShouldBeFalse("a minute ago all was well");
        clock.Advance(TimeSpan.FromMinutes(16));
        caches.AreStuck(leading: false).ShouldBeTrue();
        await stop.CancelAsync();
        await running;
    }
}
