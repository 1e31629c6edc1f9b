using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MlOps.Operator.Controllers;
using MlOps.Operator.Controllers.Models;
using MlOps.Operator.Controllers.Models.Gathering;
using MlOps.Operator.Controllers.Models.Refusals;
using MlOps.Operator.Execution;
using MlOps.Operator.Hosting;
using MlOps.Operator.Telemetry;
using MlOps.Operator.Tests.Hosting;
using MlOps.Operator.Tests.Telemetry.Contracts;
using MlOps.Runtime.Api;
using MlOps.Runtime.Api.Client;
using MlOps.Runtime.Controllers;
using MlOps.Runtime.Events;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Status;
using MlOps.Runtime.Telemetry;

namespace MlOps.Operator.Tests.Models.Execution;

public class ModelReconcilerTests
{
    private readonly MetricsFixture _metrics = new();

    [Fact]
    public async Task A_model_is_shown_while_it_exists()
    {
        await using var server = (await FakeApiServer.StartAsync()).WithModel("fraud");
        using var http = PairedProbes.CreateClient();
        var reconciler = Reconciler(server, http);
        await reconciler.ReconcileAsync(new("shop", "fraud"), TestContext.Current.CancellationToken);
        (await _metrics.ObjectsAsync()).ShouldContain(s => s.StartsWith("model_revisions{shop,fraud,Good}", StringComparison.Ordinal));
        server.Objects.Clear();
        await reconciler.ReconcileAsync(new("shop", "fraud"), TestContext.Current.CancellationToken);
        (await _metrics.ObjectsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_that_is_deleted_meanwhile_is_a_reason_to_look_again_and_no_failure()
    {
        await using var server = (await FakeApiServer.StartAsync()).WithModel("fraud");
        server.GoneAtWrite = FakeApiServer.ModelPath("fraud");
        using var http = PairedProbes.CreateClient();
        var reconciler = Reconciler(server, http);
        var key = new ObjectKey("shop", "fraud");
        (await Should.ThrowAsync<ApiException>(reconciler.ReconcileAsync(key, TestContext.Current.CancellationToken))).Kind.ShouldBe(
            ApiErrorKind.NotFound,
            "the queue's back-off takes it from here"
        );
        server.Objects.ShouldBeEmpty();
        (await reconciler.ReconcileAsync(key, TestContext.Current.CancellationToken)).ShouldBe(ReconcileResult.Done);
    }

    private ModelReconciler Reconciler(FakeApiServer server, HttpClient http)
    {
        var (clock, leadership, runtime) = (new FakeTimeProvider(), new AlwaysLeading(), RuntimeMetrics.None());
        var api = KubeApiFactory.Create(server.Kubeconfig, null, null, clock, runtime.Api);
        var caches = new Caches(api, new RunOptions { LeaseNamespace = "mlops-system" }, clock, runtime.Watch, NullLoggerFactory.Instance);
        var (refusals, jobs, effects) = (new TemplateRefusals(clock), new ActionRefusals(), new EffectRefusals(clock));
        var events = new EventRecorder(api, new EventRecorderOptions { Component = "test" }, clock, runtime.Events, NullLogger.Instance);
        return new ModelReconciler(
            new ModelGatherer(
                api,
                caches.View,
                new InstanceFilter(null),
                refusals,
                effects,
                new TrainingGatherer(api, jobs, false),
                leadership,
                events,
                clock
            ),
            new EffectExecutor(api),
            new StatusWriter(api),
            new PairedProbes(http, clock),
            refusals,
            jobs,
            effects,
            events,
            new OperatorMetrics(Prometheus.Metrics.NewCustomRegistry()),
            _metrics.Models,
            NullLogger<ModelReconciler>.Instance
        );
    }
}
