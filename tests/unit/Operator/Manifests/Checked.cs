using System.Text.Json.Nodes;
using MlOps.Operator.Cli;
using MlOps.Operator.Manifests;

namespace MlOps.Operator.Tests.Manifests;

/// <summary>What the validate verb says of a text, or of an object.</summary>
internal static class Checked
{
    public const string Policy = """
        apiVersion: mlops-operator.io/v1alpha1
        kind: SloPolicy
        metadata:
          name: fraud
        spec:
          modelRef:
            name: fraud
          objectives:
            - name: availability
              target: "99"
              sli:
                events:
                  bad: errors_total
                  total: requests_total
        """;

    public const string Model = """
        apiVersion: mlops-operator.io/v1alpha1
        kind: ModelDeployment
        metadata:
          name: fraud
        spec:
          model: {name: fraud, version: "1"}
          template: {spec: {containers: [{name: model, image: fraud}]}}
          service: {ports: [{name: http, port: 80}]}
        """;

    public static IReadOnlyList<ManifestFinding> Findings(string text) => ValidateCommand.Check(["-"], new StringReader(text)).Findings;

    public static IReadOnlyList<ManifestFinding> Errors(string text) => [.. Findings(text).Where(f => f.Severity == Severity.Error)];

    public static IReadOnlyList<ManifestFinding> Errors(JsonObject document) => Errors(document.ToJsonString());

    public static string With(string text, string from, string to)
    {
        text.ShouldContain(from);
        return text.Replace(from, to, StringComparison.Ordinal);
    }
}
