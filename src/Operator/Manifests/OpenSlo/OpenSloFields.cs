using System.Text.Json.Nodes;
using MlOps.Entities.Common.Rules;

namespace MlOps.Operator.Manifests.OpenSlo;

/// <summary>
/// The fields of OpenSLO v1 (github.com/OpenSLO/go-sdk, pkg/openslo/v1), held against what was read: whatever no rule of the conversion
/// looks at would be left out without a word.
/// </summary>
internal static class OpenSloFields
{
    private const string SourceSpec = "metricSource.spec";

    private static readonly OpenSloField[] Metadata =
    [
        new("name"),
        OpenSloField.Description("displayName"),
        OpenSloField.Description("labels"),
        OpenSloField.Description("annotations"),
    ];

    private static readonly OpenSloField[] Metric =
    [
        new("metricSource", [new("metricSourceRef"), new("type"), new("spec", OpenSloField.Read("query"))]),
    ];

    private static readonly OpenSloField[] Indicator =
    [
        OpenSloField.Description("description"),
        new("thresholdMetric", Metric),
        new(
            "ratioMetric",
            [new("counter"), new("good", Metric), new("bad", Metric), new("total", Metric), new("raw", Metric), new("rawType")]
        ),
    ];

    private static readonly OpenSloField InlineIndicator = new("indicator", [OpenSloField.Description("metadata"), new("spec", Indicator)]);

    private static readonly OpenSloField[] Objective =
    [
        .. OpenSloField.Read("displayName", "op", "value", "target", "targetPercent", "timeSliceTarget", "timeSliceWindow"),
        InlineIndicator,
        .. OpenSloField.Read("indicatorRef", "compositeWeight"),
    ];

    private static readonly OpenSloField[] Slo = Object([
        OpenSloField.Description("description"),
        OpenSloField.Description("service"),
        InlineIndicator,
        new("indicatorRef"),
        new("budgetingMethod"),
        new("timeWindow", OpenSloField.Read("duration", "isRolling", "calendar")),
        new("objectives", Objective),
        new("alertPolicies"),
    ]);

    private static readonly OpenSloField[] Sli = Object(Indicator);

    /// <summary>Fields of other versions, for which the conversion has words of its own.</summary>
    private static readonly string[] OfOtherVersions = ["spec.timeWindows", "indicators"];

    public static void OfSlo(JsonObject slo, Findings findings) => Walk(slo, Slo, "", findings);

    public static void OfSli(JsonObject sli, Findings findings) => Walk(sli, Sli, "", findings);

    private static OpenSloField[] Object(OpenSloField[] spec) =>
        [new("apiVersion"), new("kind"), new("metadata", Metadata), new("spec", spec)];

    private static void Walk(JsonNode? value, IReadOnlyList<OpenSloField> known, string path, Findings findings)
    {
        if (value is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
                Walk(items[i], known, $"{path}[{i}]", findings);
        }

        // What a source other than Prometheus asks is lost as a whole, and its fields are its own.
        if (path.EndsWith(SourceSpec, StringComparison.Ordinal) && IsOther(value?.Parent.Field("type").Text()))
            return;
        foreach (var (name, child) in value as JsonObject ?? [])
        {
            var at = path.Length == 0 ? name : $"{path}.{name}";
            var field = known.FirstOrDefault(f => f.Name == name);
            if (field is { Describes: true })
                findings.Note(at, "only describes and is left out");
            else if (field is { Inside: { } inside })
                Walk(child, inside, at, findings);
            else if (
                field is null
                && !OfOtherVersions.Any(o => at == o || (path.StartsWith("spec.objectives[", StringComparison.Ordinal) && name == o))
            )
                findings.Lose(at, Unknown(name, known, path));
        }
    }

    public static bool IsOther(string? type) => type is not null && !type.Equals("Prometheus", StringComparison.OrdinalIgnoreCase);

    private static string Unknown(string name, IReadOnlyList<OpenSloField> known, string path)
    {
        var owner = path.EndsWith(SourceSpec, StringComparison.Ordinal) ? "a Prometheus source" : "OpenSLO v1";
        var names = known.Select(f => f.Name).ToList();
        return $"is no field of {owner}; "
            + (NearestName.Of(names, name) is { } near ? $"did you mean {near}?" : $"known fields are {string.Join(", ", names)}");
    }
}
