using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MlOps.Analysis.Release;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.SloPolicies.Releases;
using MlOps.Operator.Controllers.SloPolicies.Gathering;
using MlOps.Operator.Hosting;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Telemetry;
using MlOps.Operator.Tests.Hosting.Support;
using MlOps.Operator.Tests.Judging;
using MlOps.Operator.Tests.Signals.Servers;
using MlOps.Operator.Tests.Support;
using MlOps.Runtime.Api.Client;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Telemetry;

namespace MlOps.Operator.Tests.Policies;

public class PolicyGathererTests
{
    /// <summary>
    /// What good revisions of the model before told of how errors cluster would excuse errors of this one, in the first evaluation after
    /// <c>spec.modelRef</c> was changed or the model was deleted and applied again.
    /// </summary>
    [Fact]
    public async Task A_release_test_excuses_no_errors_by_the_habits_of_another_model()
    {
        (await BaselineAsync(learnedOf: FakeCluster.Uid)).ShouldNotBeNull().Week.ShouldNotBeNull().Phi.ShouldBe(90);
        (await BaselineAsync(learnedOf: "another")).ShouldBeNull();
    }

    [Fact]
    public async Task What_a_status_without_the_model_s_UID_tells_is_taken_for_the_model_s() =>
        (await BaselineAsync(learnedOf: null)).ShouldNotBeNull().Week.ShouldNotBeNull();

    private static async Task<ReleaseBaseline?> BaselineAsync(string? learnedOf)
    {
        await using var server = await FakeApiServer.StartAsync();
        await using var prometheus = await LoopbackServer.StartAsync(
            (context, _) => context.Response.WriteAsync("""{"status":"success","data":{"resultType":"vector","result":[]}}""")
        );
        var facts = Facts.After(90);
        server.Objects[FakeApiServer.ModelPath("fraud")] = Json(EntityJson.Encode(facts.Model!));
        var policy = facts.Policy with { Metadata = facts.Policy.Metadata with { Namespace = "shop" }, Status = Learned(facts, learnedOf) };
        var (clock, runtime) = (new FakeTimeProvider(facts.Now), RuntimeMetrics.None());
        prometheus.Now = facts.Now;
        var api = KubeApiFactory.Create(server.Kubeconfig, null, null, clock, runtime.Api);
        var caches = new Caches(api, new RunOptions { LeaseNamespace = "mlops-system" }, clock, runtime.Watch, NullLoggerFactory.Instance);
        var sources = new PrometheusSources(
            [new PrometheusSourceOptions("default", prometheus.Url)],
            new OperatorMetrics(Prometheus.Metrics.NewCustomRegistry()),
            clock
        );
        var gatherer = new PolicyGatherer(api, caches.View, sources, new PolicyMemories(), new AlwaysLeading(), clock);
        return (await gatherer.GatherAsync(policy, TestContext.Current.CancellationToken)).Objectives.ShouldHaveSingleItem().Baseline;
    }

    private static SloPolicyStatus Learned(PolicyFacts facts, string? uid) =>
        new()
        {
            Release = new()
            {
                ModelUid = uid,
                Revision = "h1",
                PromotionSeq = 1,
                Phase = ReleasePhase.Passed,
            },
            Objectives =
            [
                new()
                {
                    Name = "availability",
                    Verdict = Verdict.Healthy,
                    Indicator = Fingerprint.Of(facts.Policy.Spec.Objectives[0]),
                    Clustering = new()
                    {
                        At = facts.Now.AddHours(-1),
                        Days =
                        [
                            .. Enumerable
                                .Range(0, 2)
                                .Select(day => new ErrorDay
                                {
                                    Day = $"2026-02-{28 - day}",
                                    Requests = 24_000,
                                    Bad = 1200,
                                    Dispersion = "90",
                                }),
                        ],
                    },
                },
            ],
        };

    private static JsonObject Json(JsonObject model)
    {
        (model["apiVersion"], model["kind"], model["metadata"]!["namespace"]) = ("mlops-operator.io/v1alpha1", "ModelDeployment", "shop");
        return model;
    }
}
