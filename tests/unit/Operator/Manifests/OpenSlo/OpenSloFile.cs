using System.Text.Json;
using MlOps.Operator.Cli;

namespace MlOps.Operator.Tests.Manifests.OpenSlo;

/// <summary>An OpenSLO file with one SLO, and what convert makes of it.</summary>
internal sealed record OpenSloFile
{
    public string Indicator { get; init; } = Ratio("ok_total", "all_total");

    public string Objectives { get; init; } = "[{target: 0.995}]";

    public string Window { get; init; } = "[{duration: 28d, isRolling: true}]";

    public static string Threshold(string query) => $"{{spec: {{thresholdMetric: {Metric(query)}}}}}";

    public static string Ratio(string good, string total) =>
        $"{{spec: {{ratioMetric: {{counter: true, good: {Metric(good)}, total: {Metric(total)}}}}}}}";

    public static string Metric(string query) =>
        $"{{metricSource: {{type: Prometheus, spec: {{query: {JsonSerializer.Serialize(query)}}}}}}}";

    public (int Code, string Policies, string Left) Converted => Convert(ToString());

    public static (int Code, string Policies, string Left) Convert(string text)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (ConvertCommand.Run(["-"], "fraud", new StringReader(text), output, error), output.ToString(), error.ToString());
    }

    public override string ToString() =>
        $$"""
            apiVersion: openslo/v1
            kind: SLO
            metadata: {name: checkout}
            spec:
              budgetingMethod: Occurrences
              timeWindow: {{Window}}
              indicator: {{Indicator}}
              objectives: {{Objectives}}
            """;
}
