using System.Text.Json.Nodes;
using MlOps.EndToEnd.Harness;
using MlOps.EndToEnd.Operators;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.EndToEnd.Scenarios.Installation;

/// <summary>The image that is delivered, run as a pod: what it needs is in it, and not only on the machine that built it.</summary>
public sealed class ImageScenarios(SharedCluster cluster) : IAsyncLifetime
{
    private const string Config = "manifests";

    private readonly ScratchNamespace _namespace = new(cluster.Api, "image");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _namespace.CreateAsync(Stop);

    public ValueTask DisposeAsync() => _namespace.DisposeAsync();

    /// <summary>
    /// A zone by its name, an old name, one without daylight saving and one that is a link. Kubernetes itself holds the image to its user:
    /// with runAsNonRoot it starts no container whose image names none, a name, or root.
    /// </summary>
    [Fact]
    public async Task It_knows_time_zones_and_refuses_wrong_ones_without_root_and_without_writing()
    {
        string[] zones = ["Europe/Berlin", "America/New_York", "US/Pacific", "Asia/Kolkata", "UTC"];
        await CreateAsync(
            Kinds.ConfigMaps,
            Config,
            ("data", new JsonObject { ["known.json"] = Model(zones), ["unknown.json"] = Model(["Europe/Atlantis"]) })
        );
        await CreateAsync(Kinds.Pods, "validate", ("spec", Pod("known", "unknown")));
        var pod = await Wait.UntilAsync(
            "both containers have ended",
            60,
            () => cluster.Api.GetAsync(Kinds.Pods, new ObjectKey(_namespace.Name, "validate"), Stop),
            p => ExitCode(p, "known") is not null && ExitCode(p, "unknown") is not null,
            p => p["status"]?.ToJsonString() ?? "no status"
        );
        ExitCode(pod, "known").ShouldBe(0, await LogAsync("known"));
        ExitCode(pod, "unknown").ShouldBe(1, await LogAsync("unknown"));
        (await LogAsync("unknown")).ShouldContain("Europe/Atlantis");
    }

    private async Task CreateAsync(ResourceKind kind, string name, (string Field, JsonObject Value) content) =>
        await cluster.Api.CreateAsync(
            kind,
            _namespace.Name,
            new JsonObject
            {
                ["apiVersion"] = "v1",
                ["kind"] = kind.Kind,
                ["metadata"] = new JsonObject { ["name"] = name },
                [content.Field] = content.Value,
            },
            Stop
        );

    private async Task<string> LogAsync(string container) =>
        (await Kubectl.RunAsync(["--namespace", _namespace.Name, "logs", "validate", "--container", container], Stop)).Output;

    private static int? ExitCode(JsonObject pod, string container) =>
        (pod["status"]?["containerStatuses"] as JsonArray ?? [])
            .FirstOrDefault(c => c!["name"]!.GetValue<string>() == container)
            ?["state"]?["terminated"]?["exitCode"]?.GetValue<int>();

    private static JsonObject Pod(params string[] files) =>
        new()
        {
            ["restartPolicy"] = "Never",
            ["automountServiceAccountToken"] = false,
            ["securityContext"] = new JsonObject { ["runAsNonRoot"] = true },
            ["volumes"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = Config,
                    ["configMap"] = new JsonObject { ["name"] = Config },
                }
            ),
            ["containers"] = new JsonArray([.. files.Select(Container)]),
        };

    private static JsonObject Container(string file) =>
        new()
        {
            ["name"] = file,
            ["image"] = Settings.OperatorImage,
            ["imagePullPolicy"] = "IfNotPresent",
            ["args"] = new JsonArray("validate", $"/{Config}/{file}.json"),
            ["volumeMounts"] = new JsonArray(new JsonObject { ["name"] = Config, ["mountPath"] = $"/{Config}" }),
            ["securityContext"] = new JsonObject
            {
                ["allowPrivilegeEscalation"] = false,
                ["readOnlyRootFilesystem"] = true,
                ["capabilities"] = new JsonObject { ["drop"] = new JsonArray("ALL") },
            },
        };

    private static string Model(IEnumerable<string> zones) =>
        $$$"""
            {
              "apiVersion": "mlops-operator.io/v1alpha1", "kind": "ModelDeployment", "metadata": {"name": "zones"},
              "spec": {
                "model": {"name": "zones", "version": "1"},
                "template": {"spec": {"containers": [{"name": "model", "image": "model"}]}},
                "service": {"ports": [{"name": "http", "port": 80}]},
                "freezeWindows": [{{{string.Join(", ", zones.Select(Window))}}}]
              }
            }
            """;

    private static string Window(string zone) => $$"""{"schedule": "0 22 * * FRI", "timeZone": "{{zone}}", "durationSeconds": 60}""";
}
