using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MlOps.Operator.Controllers;
using MlOps.Operator.Controllers.Models;
using MlOps.Operator.Controllers.Models.Gathering;
using MlOps.Operator.Controllers.Models.Refusals;
using MlOps.Operator.Execution;
using MlOps.Operator.Hosting;
using MlOps.Operator.Telemetry;
using MlOps.Operator.Tests.Hosting.Support;
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

    [Fact]
    public async Task A_transition_is_told_by_the_next_process_when_the_one_that_saved_it_was_killed()
    {
        await using var server = (await FakeApiServer.StartAsync()).WithModel("fraud");
        server.Keeps = true;
        server.Objects[FakeApiServer.ModelPath("fraud")]["spec"]!["template"] = new JsonObject { ["spec"] = new JsonObject() };
        using var http = PairedProbes.CreateClient();
        var key = new ObjectKey("shop", "fraud");
        await Reconciler(server, http, new KilledRecorder()).ReconcileAsync(key, TestContext.Current.CancellationToken);
        var written = server.Writes.Count;
        string[] Told() =>
            [
                .. server
                    .Objects.Where(o => o.Key.Contains("/events/", StringComparison.Ordinal))
                    .Select(o => $"{o.Value["reason"]} x{o.Value["count"]}"),
            ];
        for (var process = 2; process <= 3; process++)
        {
            var recorder = Recorder(server);
            await Reconciler(server, http, recorder).ReconcileAsync(key, TestContext.Current.CancellationToken);
            using var stop = new CancellationTokenSource();
            await stop.CancelAsync();
            await recorder.RunAsync(stop.Token);
            Told().ShouldBe(["InvalidSpec x1"]);
        }

        server.Writes.Count.ShouldBe(written + 1, "the Event alone");
    }

    private static EventRecorder Recorder(FakeApiServer server) =>
        new(
            KubeApiFactory.Create(server.Kubeconfig),
            new EventRecorderOptions { Component = "test" },
            new FakeTimeProvider(),
            RuntimeMetrics.None().Events,
            NullLogger.Instance
        );

    private ModelReconciler Reconciler(FakeApiServer server, HttpClient http, IEventRecorder? recorder = null)
    {
        var (clock, leadership, runtime) = (new FakeTimeProvider(), new AlwaysLeading(), RuntimeMetrics.None());
        var api = KubeApiFactory.Create(server.Kubeconfig, null, null, clock, runtime.Api);
        var caches = new Caches(api, new RunOptions { LeaseNamespace = "mlops-system" }, clock, runtime.Watch, NullLoggerFactory.Instance);
        var (refusals, jobs, effects) = (new TemplateRefusals(clock), new ActionRefusals(), new EffectRefusals(clock));
        var events = recorder ?? Recorder(server);
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
