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
using MlOps.Operator.Tests.Hosting.Support;
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

    /// <summary>The status is saved, so the next pass sees no transition any more: it finds the Events in what is saved.</summary>
    [Fact]
    public async Task A_transition_whose_saving_got_no_answer_is_told_all_the_same()
    {
        await using var server = (await FakeApiServer.StartAsync()).WithPolicy("fraud-slo");
        server.Keeps = true;
        Invalid(server);
        server.Unanswered = FakeApiServer.PolicyPath("fraud-slo") + "/status";
        await Should.ThrowAsync<ApiException>(LiveAsync(server));
        server.Unanswered = null;
        await LiveAsync(server);
        Told(server).ShouldBe(["InvalidSpec x1"]);
    }

    [Fact]
    public async Task A_transition_is_told_by_the_next_process_when_the_one_that_saved_it_was_killed()
    {
        await using var server = (await FakeApiServer.StartAsync()).WithPolicy("fraud-slo");
        server.Keeps = true;
        Invalid(server);
        await Reconciler(server, new KilledRecorder()).ReconcileAsync(Key, TestContext.Current.CancellationToken);
        Told(server).ShouldBeEmpty();
        await LiveAsync(server);
        Told(server).ShouldBe(["InvalidSpec x1"]);
        await LiveAsync(server);
        Told(server).ShouldBe(["InvalidSpec x1"], "a third process finds it told");
        server.Writes.Count(w => w.EndsWith("/status", StringComparison.Ordinal)).ShouldBe(1, "telling is no reason to write a status");
    }

    [Fact]
    public async Task A_transition_that_was_not_saved_is_not_told()
    {
        await using var server = (await FakeApiServer.StartAsync()).WithPolicy("fraud-slo");
        server.Keeps = true;
        Invalid(server);
        server.ChangedAtWrite = FakeApiServer.PolicyPath("fraud-slo");
        await Should.ThrowAsync<ApiException>(LiveAsync(server));
        Told(server).ShouldBeEmpty();

        // Decided again, for what somebody made of it meanwhile.
        Valid(server);
        await LiveAsync(server);
        Told(server).ShouldBe(["ModelNotFound x1"]);
    }

    [Fact]
    public async Task What_is_told_leaves_the_status_with_the_next_change_and_what_is_not_stays()
    {
        await using var server = (await FakeApiServer.StartAsync()).WithPolicy("fraud-slo");
        server.Keeps = true;
        var policy = server.Objects[FakeApiServer.PolicyPath("fraud-slo")];
        string[] Reasons() => [.. policy["status"]!["recentEvents"]!.AsArray().Select(e => e!["reason"]!.ToString())];
        Invalid(server);
        await Reconciler(server, new KilledRecorder()).ReconcileAsync(Key, TestContext.Current.CancellationToken);
        Valid(server);
        await Reconciler(server, new KilledRecorder()).ReconcileAsync(Key, TestContext.Current.CancellationToken);
        Reasons().ShouldBe(["ModelNotFound", "InvalidSpec"], "newest first");
        await LiveAsync(server, again: () => Invalid(server));
        Reasons().ShouldBe(["InvalidSpec"]);
        Told(server).ShouldBe(["InvalidSpec x1", "InvalidSpec x1", "ModelNotFound x1"], ignoreOrder: true);
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

    private static ObjectKey Key => new("shop", "fraud-slo");

    private static void Invalid(FakeApiServer server) => Edit(server, "0.99");

    private static void Valid(FakeApiServer server) => Edit(server, "99");

    private static void Edit(FakeApiServer server, string target)
    {
        var policy = server.Objects[FakeApiServer.PolicyPath("fraud-slo")];
        policy["spec"]!["objectives"]![0]!["target"] = target;
        policy["metadata"]!["generation"] = policy["metadata"]!["generation"]!.GetValue<int>() + 1;
    }

    /// <summary>A process that looks once, and again after a change if there is one, and ends in order.</summary>
    private async Task LiveAsync(FakeApiServer server, Action? again = null)
    {
        var api = KubeApiFactory.Create(server.Kubeconfig);
        var recorder = new EventRecorder(
            api,
            new EventRecorderOptions { Component = "test" },
            new FakeTimeProvider(),
            RuntimeMetrics.None().Events,
            NullLogger.Instance
        );
        using var stop = new CancellationTokenSource();
        var recording = recorder.RunAsync(stop.Token);
        var reconciler = Reconciler(server, recorder);
        try
        {
            await reconciler.ReconcileAsync(Key, TestContext.Current.CancellationToken);
            if (again is not null)
            {
                while (server.Said.Count < 2)
                    await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
                again();
                await reconciler.ReconcileAsync(Key, TestContext.Current.CancellationToken);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await recording;
        }
    }

    private static IEnumerable<string> Told(FakeApiServer server) =>
        server
            .Objects.Where(o => o.Key.Contains("/events/", StringComparison.Ordinal))
            .Select(o => $"{o.Value["reason"]} x{o.Value["count"]}");

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
        Reconciler(server, new KilledRecorder(), cache).ReconcileAsync(new("shop", "fraud-slo"), TestContext.Current.CancellationToken);

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
            clock,
            NullLogger.Instance,
            cache
        );
    }
}
