using System.Text.Json.Nodes;
using MlOps.EndToEnd.Forwarding.Faults;
using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.EndToEnd.Scenarios.Faults;

/// <summary>However the view of the cluster is lost, it is whole again, and nothing was done twice. Rows W1-W4 and W10.</summary>
public class WatchScenarios(SharedCluster cluster)
{
    private const string Expired =
        """{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Expired","message":"too old resource version","code":410}""";
    private static readonly string[] Watched =
    [
        "modeldeployments",
        "slopolicies",
        "driftpolicies",
        "controllerrevisions",
        "deployments",
        "services",
        "pods",
        "jobs",
    ];

    [Fact]
    public Task A_version_that_the_server_has_forgotten_is_listed_again() =>
        Scenario.RunAsync(
            cluster,
            "gone",
            async s =>
            {
                await s.ApplyAsync(ModelManifest.Good("1"));
                await s.UntilServesAsync("1");
                await ListsAgainAsync(s, new Fault.Answer(410, Expired));
                await ListsAgainAsync(s, new Fault.Answer(200, $$"""{"type":"ERROR","object":{{Expired}}}""" + "\n"));
                await s.ApplyAsync(ModelManifest.Good("2"));
                var status = await s.UntilServesAsync("2");
                s.SwitchesTo(Scenario.HashOf(status, "2")).Count.ShouldBe(1);
                s.ApiServer.Writes.Count(w => w.Method == "POST" && w.Path.EndsWith("/controllerrevisions", StringComparison.Ordinal))
                    .ShouldBe(2);
            }
        );

    [Fact]
    public Task What_is_deleted_behind_its_back_is_missed() =>
        Scenario.RunAsync(
            cluster,
            "behind",
            async s =>
            {
                await s.ApplyAsync(ModelManifest.Good("1"));
                await s.PromiseAsync();
                await s.UntilServesAsync("1");
                await Wait.UntilAsync("Prometheus is asked", 30, () => s.Prometheus.Questions > 0);
                var child = new ObjectKey(s.Namespace, $"{ModelManifest.Name}-{(await s.StatusAsync()).EffectiveRevision}");
                using (Blind(s))
                    await s.Api.DeleteAsync(Kinds.Services, child);
                Forgotten(s);
                await Wait.UntilAsync(
                    "the Service whose deletion nobody saw is there again",
                    60,
                    () => s.Api.GetAsync(Kinds.Services, child),
                    _ => true
                );

                using (Blind(s))
                    await s.DeleteModelAsync();
                var rules = Forgotten(s);
                await s.UntilPolicyAsync(
                    "the policy misses its model",
                    40,
                    p => p.Conditions.Any(c => c is { Type: WellKnown.Ready, Reason: "ModelNotFound" })
                );
                await Wait.UntilAsync("every kind was listed again", 60, () => rules.TrueForAll(r => r.IsUsedUp));
                var asked = s.Prometheus.Questions;
                await s.StaysQuietAsync(5);
                s.Prometheus.Questions.ShouldBe(asked);
            }
        );

    /// <summary>
    /// Of the old object nothing holds for the new one: neither its quarantine nor its history, even for the very same template.
    /// </summary>
    [Fact]
    public Task An_object_recreated_behind_its_back_is_another_one() =>
        Scenario.RunAsync(
            cluster,
            "again",
            async s =>
            {
                await s.BeginWithGoodVersionAsync();
                var bad = ModelManifest.With("2", "FAIL_PERCENT", 30);
                await s.ReleaseAsync(bad);
                var hash = (await s.UntilRolledBackAsync("2")).From!;
                using (Blind(s))
                {
                    await s.DeleteModelAsync();
                    await s.ApplyAsync(bad);
                }

                var status = await s.UntilServesAsync("2");
                status.EffectiveRevision.ShouldBe(hash);
                status.Revisions.ShouldHaveSingleItem().State.ShouldNotBe(RevisionState.Quarantined);
                status.Actions.ShouldHaveSingleItem().Kind.ShouldBe(ActionKind.Promote);
                status.Handled.ShouldBeEmpty();
                // It burns like the old one, but there is nothing to go back to.
                await s.LoadAsync();
                await s.UntilAsync(
                    "the hold is recorded",
                    90,
                    a => a.Decisions.Any(d => d is { Outcome: DecisionOutcome.Hold, Rule: "NoSafeRevision" })
                );
            }
        );

    [Fact]
    public Task A_watch_that_ends_in_order_is_resumed_without_a_list() =>
        Scenario.RunAsync(
            cluster,
            "ends",
            async s =>
            {
                await s.ApplyAsync(ModelManifest.Good("1"));
                await s.UntilServesAsync("1");
                var lists = Lists(s);
                // A server that ends every watch without a line is asked ever more rarely.
                var rules = Watched
                    .Select(p => s.ApiServer.Script.Add(c => c.IsWatchOf(p), new Fault.Answer(200, WaitSeconds: 1.1), 6))
                    .ToList();
                s.ApiServer.Sever(c => c.IsWatch);
                await Wait.UntilAsync("every watch ended six times", 90, () => rules.TrueForAll(r => r.IsUsedUp));
                await s.ApplyAsync(ModelManifest.Good("2"));
                await s.UntilServesAsync("2");
                Lists(s).ShouldBe(lists);
                s.Log.Count(l => l.Contains("Lost the watch", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(Watched.Length);
            }
        );

    /// <summary>A year 0 is good RFC 3339 to the API server, and no time at all to us.</summary>
    [Fact]
    public Task One_undecodable_object_among_a_thousand_harms_no_other() =>
        Scenario.RunAsync(
            cluster,
            "thousand",
            async s =>
            {
                await Parallel.ForEachAsync(
                    Enumerable.Range(0, 1000),
                    new ParallelOptions { MaxDegreeOfParallelism = 8 },
                    async (i, ct) =>
                    {
                        var policy = PolicyManifest.ToJson(s.Namespace);
                        policy["metadata"]!["name"] = $"policy-{i}";
                        policy["spec"]!["modelRef"]!["name"] = $"nothing-{i}";
                        await s.Api.CreateAsync(CustomKinds.Policies, s.Namespace, policy, ct: ct);
                    }
                );
                await HandledAsync(s, 1000);
                var key = new ObjectKey(s.Namespace, "policy-7");
                await s.Api.MergePatchAsync(
                    CustomKinds.Policies,
                    key,
                    new JsonObject { ["status"] = new JsonObject { ["since"] = "0000-01-01T00:00:00Z" } },
                    "status"
                );
                await s.UntilEventAsync("DecodeFailed", "0000-01-01", 120);
                (await s.MetricAsync("mlops_operator_watch_decode_errors_total", "slopolicies")).ShouldBeGreaterThan(0);

                // A new process meets it in its first list.
                s.Operator.Kill();
                await s.ReplaceOperatorAsync();
                await s.ApplyAsync(ModelManifest.Good("1"));
                await s.PromiseAsync();
                await s.UntilServesAsync("1");
                await s.UntilPolicyAsync("a sound policy is judged", 240, p => p.Objectives.Count > 0);
                // Mended, it is handled again: a change of it is answered.
                await s.Api.MergePatchAsync(
                    CustomKinds.Policies,
                    key,
                    new JsonObject { ["status"] = new JsonObject { ["since"] = null } },
                    "status"
                );
                await s.Api.MergePatchAsync(CustomKinds.Policies, key, new JsonObject { ["spec"] = new JsonObject { ["window"] = "7d" } });
                await Wait.UntilAsync(
                    "the mended one is handled",
                    120,
                    () => s.Api.GetAsync(CustomKinds.Policies, key),
                    p => p["status"]?["observedGeneration"]?.GetValue<long>() == p["metadata"]!["generation"]!.GetValue<long>(),
                    p => p["status"]?.ToJsonString() ?? "no status"
                );
            }
        );

    private static async Task HandledAsync(Scenario s, int count) =>
        await Wait.UntilAsync(
            $"{count} policies are handled",
            300,
            () => s.Api.ListAllAsync(CustomKinds.Policies, s.Namespace, null, TestContext.Current.CancellationToken)!,
            all => Handled(all) >= count,
            all => $"{Handled(all)} are handled"
        );

    private static int Handled(IReadOnlyList<JsonObject> policies) => policies.Count(p => p["status"]?["conditions"] is JsonArray);

    /// <summary>Every kind is told once, in some form, that its version is too old.</summary>
    private static async Task ListsAgainAsync(Scenario s, Fault how)
    {
        var before = Watched.ToDictionary(p => p, p => Lists(s, p));
        foreach (var plural in Watched)
            s.ApiServer.Script.Add(c => c.IsWatchOf(plural), how, 1);
        s.ApiServer.Sever(c => c.IsWatch);
        await Wait.UntilAsync("every kind is listed again", 60, () => Watched.All(p => Lists(s, p) > before[p]));
    }

    /// <summary>Each kind's next watch is told that its version is too old, as after a long time without one.</summary>
    private static List<FaultRule> Forgotten(Scenario s) =>
        [.. Watched.Select(p => s.ApiServer.Script.Add(c => c.IsWatchOf(p), new Fault.Answer(410, Expired), 1))];

    /// <summary>From now on no watch gets through.</summary>
    private static FaultRule Blind(Scenario s)
    {
        var rule = s.ApiServer.Script.Add(c => c.IsWatch, new Fault.Drop());
        s.ApiServer.Sever(c => c.IsWatch);
        return rule;
    }

    private static int Lists(Scenario s) => Watched.Sum(p => Lists(s, p));

    private static int Lists(Scenario s, string plural) => s.ApiServer.Calls.Count(c => c.IsListOf(plural));
}
