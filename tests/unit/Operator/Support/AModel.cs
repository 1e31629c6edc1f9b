using System.Text.Json.Nodes;

namespace MlOps.Operator.Tests.Support;

/// <summary>A ModelDeployment as a person would write it: one word per thing that matters to the test.</summary>
internal sealed class AModel
{
    private readonly JsonObject _spec = new()
    {
        ["model"] = new JsonObject { ["name"] = "fraud", ["version"] = "v1" },
        ["template"] = JsonNode.Parse("""{"spec":{"containers":[{"name":"model","image":"fraud-model"}]}}"""),
        ["service"] = JsonNode.Parse("""{"ports":[{"name":"http","port":80,"targetPort":8080}]}"""),
        ["replicas"] = 2,
        ["rollback"] = new JsonObject { ["minSoakSeconds"] = 600 },
        ["rollout"] = new JsonObject { ["progressDeadlineSeconds"] = 120, ["retireAfterSeconds"] = 900 },
        ["humanGraceSeconds"] = 300,
    };

    public static AModel Serving(string version) => new AModel().With("model", "version", version);

    public AModel Compatible(string key) => With("model", "compatibilityKey", key);

    public AModel Replicas(int replicas) => With(null, "replicas", replicas);

    public AModel History(int limit) => With(null, "revisionHistoryLimit", limit);

    public AModel Rollback(string field, int value) => With("rollback", field, value);

    public AModel Port(int port) =>
        With(
            "service",
            "ports",
            new JsonArray(
                new JsonObject
                {
                    ["name"] = "http",
                    ["port"] = port,
                    ["targetPort"] = 8080,
                }
            )
        );

    public AModel Probed() => With(null, "probe", new JsonObject { ["path"] = "/predict" });

    public AModel FallsBackToService(string name) => FallsBack(new() { ["kind"] = "Service", ["serviceName"] = name });

    public AModel FallsBackToLastKnownGood() => FallsBack(new() { ["kind"] = "LastKnownGood" });

    public AModel BlockedBy(string name, string query) =>
        With("rollback", "blockers", new JsonArray(new JsonObject { ["name"] = name, ["query"] = query }));

    /// <summary>Says how it is trained.</summary>
    public AModel Trained(Action<JsonObject>? change = null)
    {
        var retraining = new JsonObject
        {
            ["cooldownSeconds"] = 3600,
            ["jobTemplate"] = JsonNode.Parse(
                "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"train\",\"image\":\"trainer\"}]}}}}"
            ),
        };
        change?.Invoke(retraining);
        return With(null, "retraining", retraining);
    }

    public AModel RunningAs(string serviceAccount)
    {
        _spec["template"]!["spec"]!["serviceAccountName"] = serviceAccount;
        return this;
    }

    private AModel FallsBack(JsonObject fallback) => With(null, "circuitBreaker", new JsonObject { ["fallback"] = fallback });

    /// <summary>Breaks a rule that the schema cannot express.</summary>
    public AModel WithoutContainers() => With("template", "spec", new JsonObject { ["containers"] = new JsonArray() });

    public JsonObject Spec => (JsonObject)_spec.DeepClone();

    private AModel With(string? parent, string field, JsonNode value)
    {
        var target = parent is null ? _spec : (JsonObject)_spec[parent]!;
        target[field] = value;
        return this;
    }
}
