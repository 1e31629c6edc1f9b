using System.Text.Json.Nodes;

namespace MlOps.EndToEnd.Harness.Manifests;

/// <summary>A ModelDeployment as a user would write it, with the faults that its pods shall have.</summary>
internal sealed record ModelManifest(string Version)
{
    public const string Name = "model";

    /// <summary>FAULTY_MODEL_… without the prefix.</summary>
    public IReadOnlyDictionary<string, string> Faults { get; init; } = new Dictionary<string, string>();

    public int ProgressDeadlineSeconds { get; init; } = 180;

    public int Replicas { get; init; } = 1;

    public int HumanGraceSeconds { get; init; } = 1800;

    public int GraceSeconds { get; init; } = 5;

    /// <summary>How it is trained; null for not at all.</summary>
    public TrainingManifest? Training { get; init; }

    public static ModelManifest Good(string version) => new(version);

    public static ModelManifest With(string version, string fault, object value) =>
        new(version)
        {
            Faults = new Dictionary<string, string>
            {
                [fault] = System.Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
            },
        };

    public JsonObject ToJson(string instance)
    {
        var model = Frame(instance);
        if (Training is not null)
            model["spec"]!["retraining"] = Training.ToJson();
        return model;
    }

    private JsonObject Frame(string instance) =>
        new()
        {
            ["apiVersion"] = "mlops-operator.io/v1alpha1",
            ["kind"] = "ModelDeployment",
            ["metadata"] = new JsonObject
            {
                ["name"] = Name,
                ["labels"] = new JsonObject { [WellKnown.InstanceLabel] = instance },
            },
            ["spec"] = new JsonObject
            {
                ["model"] = new JsonObject { ["name"] = "faulty-model", ["version"] = Version },
                ["replicas"] = Replicas,
                ["humanGraceSeconds"] = HumanGraceSeconds,
                ["rollout"] = new JsonObject { ["progressDeadlineSeconds"] = ProgressDeadlineSeconds, ["minReadySeconds"] = 1 },
                // Long enough for the operator to know the demand before the next release: it needs ten seconds of samples.
                ["rollback"] = new JsonObject
                {
                    ["minSoakSeconds"] = 20,
                    ["minRequests"] = 400,
                    ["verifySeconds"] = 30,
                    ["maxPerDay"] = 50,
                },
                ["service"] = new JsonObject
                {
                    ["ports"] = new JsonArray(
                        new JsonObject
                        {
                            ["name"] = "http",
                            ["port"] = 8080,
                            ["targetPort"] = "http",
                        }
                    ),
                },
                ["template"] = Template(),
            },
        };

    private JsonObject Template() =>
        new()
        {
            ["metadata"] = new JsonObject
            {
                ["annotations"] = new JsonObject { ["prometheus.io/scrape"] = "true", ["prometheus.io/port"] = "8080" },
            },
            ["spec"] = new JsonObject
            {
                ["dnsPolicy"] = "Default",
                ["terminationGracePeriodSeconds"] = GraceSeconds,
                ["containers"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "model",
                        ["image"] = Settings.FaultyModelImage,
                        ["imagePullPolicy"] = "IfNotPresent",
                        ["env"] = new JsonArray([
                            .. Faults.Select(f => new JsonObject { ["name"] = $"FAULTY_MODEL_{f.Key}", ["value"] = f.Value }),
                        ]),
                        ["ports"] = new JsonArray(new JsonObject { ["name"] = "http", ["containerPort"] = 8080 }),
                        ["readinessProbe"] = new JsonObject
                        {
                            ["httpGet"] = new JsonObject { ["path"] = "/readyz", ["port"] = "http" },
                            ["periodSeconds"] = 1,
                            ["timeoutSeconds"] = 2,
                        },
                        ["resources"] = new JsonObject
                        {
                            ["requests"] = new JsonObject { ["cpu"] = "10m", ["memory"] = "64Mi" },
                        },
                    }
                ),
            },
        };
}
