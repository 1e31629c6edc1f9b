using System.Text.Json.Nodes;

namespace MlOps.EndToEnd.World;

/// <summary>A policy that watches the amounts that a scenario's model is asked about.</summary>
internal static class DriftManifest
{
    public const string Name = "inputs";

    /// <summary>A score that another system computes and that drifts from the first look on; that has lasted after half a minute.</summary>
    public static JsonObject Scored(string instance, string mode = "Enforce") => new()
    {
        ["apiVersion"] = "mlops-operator.io/v1alpha1",
        ["kind"] = "DriftPolicy",
        ["metadata"] = new JsonObject { ["name"] = Name, ["labels"] = new JsonObject { [WellKnown.InstanceLabel] = instance } },
        ["spec"] = new JsonObject
        {
            ["modelRef"] = new JsonObject { ["name"] = ModelManifest.Name },
            ["mode"] = mode,
            ["evaluationIntervalSeconds"] = 10,
            ["current"] = new JsonObject { ["window"] = "10s" },
            ["signals"] = new JsonArray(new JsonObject
            {
                ["name"] = "score",
                ["kind"] = "Quality",
                ["source"] = new JsonObject { ["score"] = new JsonObject { ["query"] = "vector(0.9)", ["direction"] = "HigherIsDrift", ["drift"] = "0.5" } },
            }),
        },
    };

    public static JsonObject ToJson(string instance, DateTimeOffset from, DateTimeOffset to) => new()
    {
        ["apiVersion"] = "mlops-operator.io/v1alpha1",
        ["kind"] = "DriftPolicy",
        ["metadata"] = new JsonObject { ["name"] = Name, ["labels"] = new JsonObject { [WellKnown.InstanceLabel] = instance } },
        ["spec"] = new JsonObject
        {
            ["modelRef"] = new JsonObject { ["name"] = ModelManifest.Name },
            ["evaluationIntervalSeconds"] = 10,
            ["current"] = new JsonObject { ["window"] = "30s", ["minSamples"] = 500 },
            ["reference"] = new JsonObject { ["range"] = new JsonObject { ["from"] = $"{from:yyyy-MM-ddTHH:mm:ssZ}", ["to"] = $"{to:yyyy-MM-ddTHH:mm:ssZ}" } },
            ["signals"] = new JsonArray(new JsonObject
            {
                ["name"] = "amount",
                ["kind"] = "Feature",
                ["source"] = new JsonObject { ["histogram"] = new JsonObject { ["metric"] = "subject_amount" } },
            }),
        },
    };
}
