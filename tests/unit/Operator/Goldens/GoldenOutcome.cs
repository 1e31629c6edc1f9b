using System.Text.Json.Nodes;
using MlOps.Operator.Cli;

namespace MlOps.Operator.Tests.Goldens;

/// <summary>What came of a case, as the text of its three files.</summary>
internal sealed record GoldenOutcome(JsonObject Model, IReadOnlyList<JsonObject> Effects, IReadOnlyList<JsonObject> Events)
{
    private const string Head = "# Written by make update-goldens; case.yaml says what to expect.\n";

    public IReadOnlyList<string> Texts => [Yaml(Status()), Yaml(List(Effects)), Yaml(List(Events))];

    /// <summary>In the order of the API, a condition in one line: its times are those of the status around it.</summary>
    private JsonObject Status()
    {
        var status = EntityJson.Encode(EntityJson.Decode<ModelDeployment>(Model).Status ?? new ModelDeploymentStatus());
        var conditions = new JsonObject();
        foreach (var condition in status["conditions"] as JsonArray ?? [])
            conditions[condition!["type"]!.ToString()] = $"{condition["status"]} {condition["reason"]}: {condition["message"]}";
        status["conditions"] = conditions;

        // They have a file of their own.
        status.Remove("recentEvents");
        foreach (var (name, value) in status.ToList())
        {
            if (value is JsonArray { Count: 0 })
                status.Remove(name);
        }

        return status;
    }

    private static JsonArray List(IEnumerable<JsonObject> items) => new([.. items.Select(i => i.DeepClone())]);

    private static string Yaml(JsonNode json) => Head + CrdYaml.Write(JsonNode.Parse(json.ToJsonString())!);
}
