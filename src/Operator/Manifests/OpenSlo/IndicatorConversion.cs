using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MlOps.Entities.SloPolicies.Selectors;

namespace MlOps.Operator.Manifests.OpenSlo;

/// <summary>An indicator of OpenSLO: plain selectors become events, other queries an expression, a threshold a gauge.</summary>
internal static partial class IndicatorConversion
{
    public static JsonObject? Convert(JsonObject indicator, JsonObject objective, List<string> left)
    {
        if (indicator["ratioMetric"] is JsonObject ratio)
            return Ratio(ratio, left);
        if (indicator["thresholdMetric"] is JsonObject threshold)
            return Threshold(threshold, objective, left);
        left.Add("an indicator that is neither ratioMetric nor thresholdMetric");
        return null;
    }

    private static JsonObject? Ratio(JsonObject ratio, List<string> left)
    {
        var part = ratio["bad"] is not null ? "bad" : "good";
        if (Query(ratio["total"]) is not { } total || Query(ratio[part]) is not { } counted)
        {
            left.Add($"ratioMetric.{(ratio["raw"] is null ? part : "raw")}: only queries of total and of good or bad events can be converted");
            return null;
        }

        if (VectorSelector.TryParse(total, out _, out _) && VectorSelector.TryParse(counted, out _, out _))
            return new JsonObject { ["events"] = new JsonObject { [part] = counted, ["total"] = total } };
        left.Add($"ratioMetric: '{counted}' is no plain selector, so only the burn tiers can judge it, not the release test; write selectors where you can");
        return new JsonObject { ["expression"] = new JsonObject { [part] = Windowed(counted), ["total"] = Windowed(total) } };
    }

    private static JsonObject? Threshold(JsonObject threshold, JsonObject objective, List<string> left)
    {
        var bound = objective["op"]?.GetValue<string>() switch { "lte" or "lt" => "max", "gte" or "gt" => "min", _ => null };
        if (Query(threshold) is { } query && bound is not null && objective["value"] is { } value)
            return new JsonObject { ["gauge"] = new JsonObject { ["query"] = query, [bound] = value.ToString() } };
        left.Add("thresholdMetric: needs a query, and op and value of the objective");
        return null;
    }

    private static string? Query(JsonNode? metric) => metric?["metricSource"]?["spec"]?["query"] is JsonValue query && query.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The burn tiers ask for their own windows, and for counts rather than rates.</summary>
    private static string Windowed(string query) => Rate().Replace(Range().Replace(query, "[${window}]"), "increase(");

    [GeneratedRegex(@"\[(?:(?:[0-9]+(?:ms|[smhdwy]))+(?::[0-9a-z]*)?|\{\{[^}]*\}\})\]", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"\bi?rate\(", RegexOptions.CultureInvariant)]
    private static partial Regex Rate();
}
