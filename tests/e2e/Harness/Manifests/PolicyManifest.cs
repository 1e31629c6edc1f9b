using System.Text.Json.Nodes;

namespace MlOps.EndToEnd.Harness.Manifests;

/// <summary>The promise that every scenario's model makes: 99 % of its answers are good.</summary>
internal static class PolicyManifest
{
    public const string Name = "promise";

    public static JsonObject ToJson(string instance, string target = "99") =>
        new()
        {
            ["apiVersion"] = "mlops-operator.io/v1alpha1",
            ["kind"] = "SloPolicy",
            ["metadata"] = new JsonObject
            {
                ["name"] = Name,
                ["labels"] = new JsonObject { [WellKnown.InstanceLabel] = instance },
            },
            ["spec"] = new JsonObject
            {
                ["modelRef"] = new JsonObject { ["name"] = ModelManifest.Name },
                ["mode"] = "Enforce",
                ["prometheus"] = "default",
                ["window"] = "28d",
                ["evaluationIntervalSeconds"] = 1,
                ["objectives"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "availability",
                        ["target"] = target,
                        ["sli"] = new JsonObject
                        {
                            ["events"] = new JsonObject
                            {
                                ["bad"] = "faulty_model_requests_total{code=~\"5..\"}",
                                ["total"] = "faulty_model_requests_total",
                            },
                        },
                    }
                ),
            },
        };
}
