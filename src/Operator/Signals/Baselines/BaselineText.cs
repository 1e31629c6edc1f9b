using System.Text.Json;
using System.Text.Json.Nodes;
using MlOps.Entities.Serialization;

namespace MlOps.Operator.Signals.Baselines;

/// <summary>A <see cref="Baseline"/> as the text of a ConfigMap's key.</summary>
internal static class BaselineText
{
    /// <summary>In ASCII, so that no name of a category can upset a YAML parser.</summary>
    public static string Write(Baseline baseline) => EntityJson.Encode(baseline).ToJsonString();

    /// <summary>Anybody may have written the text, so nothing in it is taken for granted.</summary>
    /// <returns>
    /// The baseline; or why the text is none. No part of the text is quoted: it may be of another ConfigMap than the reader of the message
    /// may see.
    /// </returns>
    public static (Baseline? Baseline, string? Problem) Read(string text)
    {
        try
        {
            var json = JsonNode.Parse(text);
            if (json is not JsonObject || json["formatVersion"] is not JsonValue version || !version.TryGetValue<int>(out var format))
                return (null, "has no formatVersion");
            if (format != Baseline.Format)
                return (null, $"has formatVersion {format}, but this release reads {Baseline.Format}");
            var baseline = EntityJson.Decode<Baseline>(json);
            return Problem(baseline) is { } problem ? (null, problem) : (baseline, null);
        }
        catch (JsonException e)
        {
            return (null, $"is not a baseline: syntax error in line {(e.LineNumber ?? 0) + 1}");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // A value of another kind than expected, or a key that is there twice.
            return (null, "is not a baseline: a field has a value of the wrong type, or occurs twice");
        }
    }

    private static string? Problem(Baseline baseline)
    {
        if (
            baseline.Signals is null
            || baseline.Signals.Count > Baseline.MostSignals
            || baseline.Signals.Any(s => s?.Name is null || s.Metric is null)
        )
            return $"must have a list of up to {Baseline.MostSignals} signals, each with name and metric";
        return baseline.Signals.GroupBy(s => s.Name, StringComparer.Ordinal).Any(g => g.Count() > 1) ? "contains a signal twice" : null;
    }
}
