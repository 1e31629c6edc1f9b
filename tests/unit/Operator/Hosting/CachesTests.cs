using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MlOps.Operator.Hosting;
using MlOps.Operator.Tests.Hosting.Support;
using MlOps.Runtime.Api.Client;
using MlOps.Runtime.Objects;
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
        // The kinds that are only quiet are asked for after the silence; the one that may not be followed stays in trouble.
        for (var i = 0; i < 2_000 && caches.AreStuck(leading: true); i++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        (caches.AreStuck(leading: true), caches.AreStuck(leading: false)).ShouldBe((false, true));
        await stop.CancelAsync();
        await running;
    }

    /// <summary>From the server's bytes to what decisions see, and not only from the view on.</summary>
    [Fact]
    public async Task Whoever_scaled_or_edited_a_child_is_in_the_view()
    {
        await using var server = await FakeApiServer.StartAsync();
        server.Objects["/apis/apps/v1/namespaces/shop/deployments/fraud-h1"] = JsonNode
            .Parse(
                """
                {"apiVersion": "apps/v1", "kind": "Deployment",
                 "metadata": {"name": "fraud-h1", "namespace": "shop", "uid": "d", "resourceVersion": "1", "generation": 1,
                   "labels": {"mlops-operator.io/model-deployment": "fraud", "mlops-operator.io/revision": "h1"},
                   "ownerReferences": [{"apiVersion": "mlops-operator.io/v1alpha1", "kind": "ModelDeployment", "name": "fraud", "uid": "u"}],
                   "managedFields": [
                     {"manager": "keda", "time": "2026-03-01T10:00:00Z", "fieldsV1": {"f:spec": {"f:replicas": {}}}},
                     {"manager": "kubectl-set", "time": "2026-03-01T11:00:00Z", "fieldsV1": {"f:spec": {"f:template": {"f:spec": {"f:containers": {}}}}}}]},
                 "spec": {"replicas": 5}}
                """
            )!
            .AsObject();
        var (clock, metrics) = (new FakeTimeProvider(), RuntimeMetrics.None());
        var api = KubeApiFactory.Create(server.Kubeconfig, null, null, clock, metrics.Api);
        var caches = new Caches(api, new RunOptions { LeaseNamespace = "x" }, clock, metrics.Watch, NullLoggerFactory.Instance);
        using var stop = new CancellationTokenSource();
        var running = Task.WhenAll(caches.Run(stop.Token));
        await caches.WaitForSyncAsync(TimeSpan.FromMinutes(1), clock, TestContext.Current.CancellationToken);
        var child = caches.View.Deployments.ListOf(new ObjectKey("shop", "fraud")).Single().View!;
        (child.ScaledBy?.Manager, child.EditedBy).ShouldBe(("keda", "kubectl-set"));
        await stop.CancelAsync();
        await running;
    }
}
