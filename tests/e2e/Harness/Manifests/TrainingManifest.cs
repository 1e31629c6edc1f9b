using System.Text.Json.Nodes;

namespace MlOps.EndToEnd.Harness.Manifests;

/// <summary>How a scenario's model is trained: a Job that runs the faulty model's image with some arguments.</summary>
internal sealed record TrainingManifest(params string[] Arguments)
{
    /// <summary>Ends well after a moment.</summary>
    public static TrainingManifest Succeeds { get; } = new("--help");

    /// <summary>Serves instead of training, and never ends.</summary>
    public static TrainingManifest Hangs { get; } = new("serve");

    /// <summary>Ends badly at once.</summary>
    public static TrainingManifest Fails { get; } = new("no-such-verb");

    public int MaxAttempts { get; init; } = 3;

    public bool HostNetwork { get; init; }

    public JsonObject ToJson() =>
        new()
        {
            ["cooldownSeconds"] = 1,
            ["maxAttempts"] = MaxAttempts,
            ["jobTemplate"] = new JsonObject
            {
                ["spec"] = new JsonObject
                {
                    ["backoffLimit"] = 0,
                    ["template"] = new JsonObject { ["spec"] = PodSpec() },
                },
            },
        };

    public JsonObject PodSpec()
    {
        var spec = new JsonObject
        {
            ["dnsPolicy"] = "Default",
            ["restartPolicy"] = "Never",
            ["terminationGracePeriodSeconds"] = 1,
            ["containers"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = "train",
                    ["image"] = Settings.FaultyModelImage,
                    ["imagePullPolicy"] = "IfNotPresent",
                    ["args"] = new JsonArray([.. Arguments.Select(a => (JsonNode)a)]),
                    ["resources"] = new JsonObject
                    {
                        ["requests"] = new JsonObject { ["cpu"] = "10m", ["memory"] = "64Mi" },
                    },
                }
            ),
        };
        if (HostNetwork)
            spec["hostNetwork"] = true;
        return spec;
    }
}
