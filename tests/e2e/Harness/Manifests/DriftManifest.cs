using System.Text.Json.Nodes;

namespace MlOps.EndToEnd.Harness.Manifests;

/// <summary>A policy that watches the amounts that a scenario's model is asked about.</summary>
internal static class DriftManifest
{
    public const string Name = "inputs";

    /// <summary>A score that another system computes and that drifts from the first look on; that has lasted after half a minute.</summary>
    public static JsonObject Scored(string instance, string mode = "Enforce") =>
        new()
        {
            ["apiVersion"] = "mlops-operator.io/v1alpha1",
            ["kind"] = "DriftPolicy",
            ["metadata"] = new JsonObject
            {
                ["name"] = Name,
                ["labels"] = new JsonObject { [WellKnown.InstanceLabel] = instance },
            },
            ["spec"] = new JsonObject
            {
                ["modelRef"] = new JsonObject { ["name"] = ModelManifest.Name },
                ["mode"] = mode,
                ["evaluationIntervalSeconds"] = 10,
                ["current"] = new JsonObject { ["window"] = "10s" },
                ["signals"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "score",
                        ["kind"] = "Quality",
                        ["source"] = new JsonObject
                        {
                            ["score"] = new JsonObject
                            {
                                ["query"] = "vector(0.9)",
                                ["direction"] = "HigherIsDrift",
                                ["drift"] = "0.5",
                            },
                        },
                    }
                ),
            },
        };

    /// <summary>
    /// The same of an input, of whose values a query tells the share that is missing. The reference is a time before a moment.
    /// </summary>
    public static JsonObject ScoredOver(string instance, string missing, DateTimeOffset since)
    {
        var policy = Scored(instance);
        policy["spec"]!["reference"] = Range(since.AddSeconds(-60), since.AddSeconds(-30));
        policy["spec"]!["signals"]![0]!["kind"] = "Feature";
        policy["spec"]!["signals"]![0]!["missing"] = missing;
        return policy;
    }

    public static JsonObject ToJson(string instance, DateTimeOffset from, DateTimeOffset to) => Against(instance, Range(from, to));

    public static JsonObject Against(string instance, JsonObject reference) =>
        new()
        {
            ["apiVersion"] = "mlops-operator.io/v1alpha1",
            ["kind"] = "DriftPolicy",
            ["metadata"] = new JsonObject
            {
                ["name"] = Name,
                ["labels"] = new JsonObject { [WellKnown.InstanceLabel] = instance },
            },
            ["spec"] = new JsonObject
            {
                ["modelRef"] = new JsonObject { ["name"] = ModelManifest.Name },
                ["evaluationIntervalSeconds"] = 10,
                ["current"] = new JsonObject { ["window"] = "30s", ["minSamples"] = 500 },
                ["reference"] = reference,
                ["signals"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "amount",
                        ["kind"] = "Feature",
                        ["source"] = new JsonObject { ["histogram"] = new JsonObject { ["metric"] = "faulty_model_amount" } },
                    }
                ),
            },
        };

    private static JsonObject Range(DateTimeOffset from, DateTimeOffset to) =>
        new()
        {
            ["range"] = new JsonObject { ["from"] = $"{from:yyyy-MM-ddTHH:mm:ssZ}", ["to"] = $"{to:yyyy-MM-ddTHH:mm:ssZ}" },
        };
}
