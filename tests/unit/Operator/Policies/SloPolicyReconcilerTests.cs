using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MlOps.Operator.Controllers;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Operator.Controllers.Policies;
using MlOps.Operator.Controllers.SloPolicies;
using MlOps.Operator.Controllers.SloPolicies.Gathering;
using MlOps.Operator.Hosting;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Telemetry;
using MlOps.Operator.Tests.Hosting;
using MlOps.Operator.Tests.Models.Gathering;
using MlOps.Operator.Tests.Telemetry.Contracts;
using MlOps.Runtime.Api;
using MlOps.Runtime.Api.Client;
using MlOps.Runtime.Controllers;
using MlOps.Runtime.Events;
using MlOps.Runtime.Informers;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Status;
using MlOps.Runtime.Telemetry;

namespace MlOps.Operator.Tests.Policies;

public class SloPolicyReconcilerTests
{
    private readonly MetricsFixture _metrics = new();

    [Theory]
    [InlineData("deleted")]
    [InlineData("being deleted")]
    [InlineData("another operator's")]
    public async Task A_policy_that_is_ours_no_more_takes_its_series_with_it(string how)
    {
        await using var server = (await FakeApiServer.StartAsync()).WithPolicy("fraud-slo");
        var reconciler = Reconciler(server);
        await reconciler.ReconcileAsync(new("shop", "fraud-slo"), TestContext.Current.CancellationToken);
        (await _metrics.ObjectsAsync()).ShouldContain("slo_verdict{shop,fraud-slo,availability,Unknown} 1");
        var policy = server.Objects[FakeApiServer.PolicyPath("fraud-slo")];
        if (how == "deleted")
            server.Objects.Clear();
        else if (how == "being deleted")
            policy["metadata"]!["deletionTimestamp"] = "2026-03-01T09:00:00Z";
        else
            policy["metadata"]!["labels"] = new JsonObject { [WellKnown.InstanceLabel] = "another" };
        await reconciler.ReconcileAsync(new("shop", "fraud-slo"), TestContext.Current.CancellationToken);
        (await _metrics.ObjectsAsync()).ShouldBeEmpty();
    }

    /// <summary>The status is saved, so the next pass sees no transition: only this one can tell of it.</summary>
    [Fact]
    public async Task A_transition_whose_saving_got_no_answer_is_told_all_the_same()
    {
        await using var server = (await FakeApiServer.StartAsync()).WithPolicy("fraud-slo");
        var spec = server.Objects[FakeApiServer.PolicyPath("fraud-slo")]["spec"]!;
        spec["objectives"]![0]!["target"] = "0.99";
        server.Unanswered = FakeApiServer.PolicyPath("fraud-slo") + "/status";
        var told = new ToldEvents();
        await Should.ThrowAsync<ApiException>(
            Reconciler(server, told).ReconcileAsync(new("shop", "fraud-slo"), TestContext.Current.CancellationToken)
        );
        server.Writes.ShouldContain($"PATCH {server.Unanswered}");
        told.Reasons.ShouldContain("InvalidSpec");
    }

    [Fact]
    public async Task A_policy_at_rest_costs_neither_a_read_nor_a_write()
    {
        await using var server = (await FakeApiServer.StartAsync()).WithPolicy("fraud-slo").WithModel("fraud");
        Invalid(server);
        await ReconcileAsync(server, Cached(server));
        server.Writes.ShouldBe([$"PATCH {FakeApiServer.PolicyPath("fraud-slo")}/status"]);
        SaveStatus(server);
        server.Asked.Clear();
        (await ReconcileAsync(server, Cached(server))).ShouldNotBe(ReconcileResult.Done);
        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_judged_of_an_older_version_is_not_written_but_judged_again()
    {
        await using var server = (await FakeApiServer.StartAsync()).WithPolicy("fraud-slo").WithModel("fraud");
        Invalid(server);
        var seen = Cached(server);
        server.Objects[FakeApiServer.PolicyPath("fraud-slo")]["metadata"]!["resourceVersion"] = "2";
        await Should.ThrowAsync<ReconcileConflictException>(ReconcileAsync(server, seen));
        server.Writes.ShouldBeEmpty();
    }

    private static void Invalid(FakeApiServer server) =>
        server.Objects[FakeApiServer.PolicyPath("fraud-slo")]["spec"]!["objectives"]![0]!["target"] = "0.99";

    /// <summary>As the server would have, had it kept what was written.</summary>
    private static void SaveStatus(FakeApiServer server)
    {
        var written = server.Course.Single(c => c.StartsWith("PATCH", StringComparison.Ordinal)).Split(' ', 3)[2];
        server.Objects[FakeApiServer.PolicyPath("fraud-slo")]["status"] = JsonNode.Parse(written)!["status"]!.DeepClone();
    }

    private static FakeInformer<Observed<SloPolicy>> Cached(FakeApiServer server) =>
        new(
            new() { [new("shop", "fraud-slo")] = new(EntityJson.Decode<SloPolicy>(server.Objects[FakeApiServer.PolicyPath("fraud-slo")])) }
        );

    private Task<ReconcileResult> ReconcileAsync(FakeApiServer server, IInformer<Observed<SloPolicy>> cache) =>
        Reconciler(server, new ToldEvents(), cache).ReconcileAsync(new("shop", "fraud-slo"), TestContext.Current.CancellationToken);

    private sealed class ToldEvents : IEventRecorder
    {
        public List<string> Reasons { get; } = [];

        public void Record(ObjectRef involved, EventType type, string reason, string message, string dedupeKey) => Reasons.Add(reason);
    }

    private PolicyReconciler<SloPolicy, SloPolicyStatus> Reconciler(
        FakeApiServer server,
        IEventRecorder? events = null,
        IInformer<Observed<SloPolicy>>? cache = null
    )
    {
        var (clock, leadership, runtime) = (new FakeTimeProvider(), new AlwaysLeading(), RuntimeMetrics.None());
        var api = KubeApiFactory.Create(server.Kubeconfig, null, null, clock, runtime.Api);
        var caches = new Caches(api, new RunOptions { LeaseNamespace = "mlops-system" }, clock, runtime.Watch, NullLoggerFactory.Instance);
        var sources = new PrometheusSources(
            [new PrometheusSourceOptions("default", new Uri("http://127.0.0.1:1/"))],
            new OperatorMetrics(Prometheus.Metrics.NewCustomRegistry()),
            clock
        );
        var view = cache is null
            ? caches.View
            : caches.View with
            {
                Models = new FakeInformer<Observed<ModelDeployment>>(
                    new()
                    {
                        [new("shop", "fraud")] = new(EntityJson.Decode<ModelDeployment>(server.Objects[FakeApiServer.ModelPath("fraud")])),
                    }
                ),
            };
        return new PolicyReconciler<SloPolicy, SloPolicyStatus>(
            api,
            new SloPolicyKind(new PolicyGatherer(api, view, sources, new PolicyMemories(), leadership, clock), _metrics.Slo),
            new StatusWriter(api),
            new InstanceFilter(null),
            events ?? new EventRecorder(api, new EventRecorderOptions { Component = "test" }, clock, runtime.Events, NullLogger.Instance),
            NullLogger.Instance,
            cache
        );
    }
}
