using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using k8s;
using k8s.Autorest;
using k8s.LeaderElection;
using k8s.LeaderElection.ResourceLock;
using k8s.Models;
using MlOps.EndToEnd.Forwarding.Faults;
using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.Runtime.Api;
using MlOps.Runtime.Api.Client;
using MlOps.Runtime.Objects;
using WatchEventType = MlOps.Runtime.Api.WatchEventType;

namespace MlOps.EndToEnd.Scenarios.Faults;

/// <summary>
/// What the client library does against a real server, and why src/Runtime does it otherwise. A test that fails here after an
/// update of the library is good news: look whether our own way is still needed.
/// </summary>
public sealed class ClientLibraryScenarios(SharedCluster cluster) : IAsyncLifetime
{
    private readonly string _namespace = $"e2e-traps-{Names.Random()}";
    private readonly Kubernetes _client = new(KubernetesClientConfiguration.BuildConfigFromConfigFile(Settings.Kubeconfig));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        await cluster.Api.CreateAsync(
            Kinds.Namespaces,
            null,
            new JsonObject
            {
                ["apiVersion"] = "v1",
                ["kind"] = "Namespace",
                ["metadata"] = new JsonObject { ["name"] = _namespace },
            },
            Stop
        );

    public async ValueTask DisposeAsync()
    {
        await cluster.Api.DeleteAsync(Kinds.Namespaces, new ObjectKey("", _namespace));
        _client.Dispose();
    }

    /// <summary>Traps 1 and 2.</summary>
    [Fact]
    public async Task A_watch_of_nothing_does_not_open_and_ends_in_an_exception()
    {
        var started = TimeProvider.System.GetTimestamp();
        var error = await Should.ThrowAsync<Exception>(() => WatchNothingAsync(3));
        TimeProvider.System.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromSeconds(2));
        Chain(error).ShouldContain(e => e is EndOfStreamException);

        // Ours returns from opening at once and ends in order.
        var lines = 0;
        await foreach (var line in cluster.Api.WatchAsync(Kinds.Pods, _namespace, null, null, 3, Stop))
            lines += line.Type == WatchEventType.Bookmark ? 0 : 1;
        lines.ShouldBe(0);
    }

    /// <summary>
    /// Trap 3: who does not listen on the side watches nothing for ever. A young server has forgotten nothing yet, so it is put into its
    /// mouth.
    /// </summary>
    [Fact]
    public async Task A_forgotten_version_is_no_exception_to_who_enumerates()
    {
        await using var way = await OperatorConnection.OpenAsync(cluster.Connection);
        way.ApiServer.Script.Add(
            c => c.IsWatch,
            new Fault.Answer(
                200,
                """{"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","reason":"Expired","message":"too old","code":410}}""" + "\n"
            ),
            2
        );
        using var client = new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(way.Kubeconfig));
        var ours = KubeApiFactory.Create(way.Kubeconfig);
        var told = new List<Exception>();
        var seen = 0;
        var response = client.CoreV1.ListNamespacedConfigMapWithHttpMessagesAsync(
            _namespace,
            watch: true,
            resourceVersion: "1",
            timeoutSeconds: 20,
            cancellationToken: Stop
        );
#pragma warning disable CS0618 // Obsolete, and still the only way to watch from a version.
        await foreach (var _ in response.WatchAsync<V1ConfigMap, V1ConfigMapList>(told.Add, Stop))
            seen++;
#pragma warning restore CS0618
        seen.ShouldBe(0);
        told.OfType<KubernetesException>().ShouldContain(e => e.Status.Code == 410 || e.Status.Reason == "Expired");

        (await Should.ThrowAsync<ApiException>(OursAsync)).Kind.ShouldBe(ApiErrorKind.Gone);

        async Task OursAsync()
        {
            await foreach (var line in ours.WatchAsync(Kinds.ConfigMaps, _namespace, null, "1", 20, Stop))
            {
                if (line.Type == WatchEventType.Error)
                    throw ApiError.Classify(line.Object, "watch");
            }
        }
    }

    /// <summary>Trap 5.</summary>
    [Fact]
    public async Task One_bad_item_fails_a_whole_typed_list()
    {
        foreach (var (name, until) in new[] { ("good", "2030-01-01T00:00:00Z"), ("bad", "tomorrow") })
        {
            await cluster.Api.CreateAsync(
                Kinds.ConfigMaps,
                _namespace,
                new JsonObject
                {
                    ["apiVersion"] = "v1",
                    ["kind"] = "ConfigMap",
                    ["metadata"] = new JsonObject { ["name"] = name },
                    ["data"] = new JsonObject { ["until"] = until },
                },
                Stop
            );
        }

        using var generic = new GenericClient(_client, "", "v1", "configmaps", disposeClient: false);
        await Should.ThrowAsync<FormatException>(generic.ListNamespacedAsync<DatedList>(_namespace, cancel: Stop));
        (await cluster.Api.ListAllAsync(Kinds.ConfigMaps, _namespace, null, Stop))
            .Select(c => c["metadata"]!["name"]!.GetValue<string>())
            .ShouldContain("good");
    }

    /// <summary>Trap 7c: a successor has to wait until the lease has run out.</summary>
    [Fact]
    public async Task The_librarys_leader_does_not_give_its_lease_back()
    {
        using var elector = new LeaderElector(
            new LeaderElectionConfig(new LeaseLock(_client, _namespace, "theirs", "me"))
            {
                LeaseDuration = TimeSpan.FromSeconds(8),
                RenewDeadline = TimeSpan.FromSeconds(6),
                RetryPeriod = TimeSpan.FromSeconds(1),
            }
        );
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = elector.RunUntilLeadershipLostAsync(end.Token);
        await Wait.UntilAsync("it leads", 20, elector.IsLeader);
        await end.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var lease = await cluster.Api.GetAsync(Kinds.Leases, new ObjectKey(_namespace, "theirs"), ct: Stop);
        lease!["spec"]!["holderIdentity"]!.GetValue<string>().ShouldBe("me");
    }

    /// <summary>A revision hashed over client types would change with every field that the library learns.</summary>
    [Fact]
    public void Typed_templates_lose_unknown_fields_and_rewrite_quantities()
    {
        const string Stored = """{"spec":{"containers":[{"name":"m","resources":{"limits":{"cpu":"1000m"}}}],"fieldOfTheFuture":true}}""";
        var through = KubernetesJson.Serialize(KubernetesJson.Deserialize<V1PodTemplateSpec>(Stored));
        through.ShouldNotContain("fieldOfTheFuture");
        through.ShouldNotContain("1000m");
        CanonicalJson.Serialize(JsonNode.Parse(Stored)!).ShouldContain("1000m");
    }

    private Task<HttpOperationResponse<V1ConfigMapList>> WatchNothingAsync(int seconds) =>
        _client.CoreV1.ListNamespacedConfigMapWithHttpMessagesAsync(
            _namespace,
            watch: true,
            labelSelector: "nobody=has-it",
            timeoutSeconds: seconds,
            cancellationToken: Stop
        );

    private static IEnumerable<Exception> Chain(Exception error)
    {
        for (Exception? e = error; e is not null; e = e.InnerException)
            yield return e;
    }

    private sealed record Dated : IKubernetesObject
    {
        public string ApiVersion { get; set; } = "";

        public string Kind { get; set; } = "";

        [JsonPropertyName("data")]
        public Dictionary<string, DateTime> Data { get; set; } = [];
    }

    private sealed record DatedList : IKubernetesObject
    {
        public string ApiVersion { get; set; } = "";

        public string Kind { get; set; } = "";

        [JsonPropertyName("items")]
        public List<Dated> Items { get; set; } = [];
    }
}
