using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MlOps.Entities.Common.Selectors;

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
        if (
            Query(ratio["total"], "ratioMetric.total", left) is not { } total
            || Query(ratio[part], $"ratioMetric.{part}", left) is not { } counted
        )
        {
            left.Add(
                $"ratioMetric.{(ratio["raw"] is null ? part : "raw")}: only Prometheus queries of total and of good or bad events can be converted"
            );
            return null;
        }

        if (ratio["counter"].Text() == "false")
            left.Add("ratioMetric.counter false: the series are counted as counters");
        if (VectorSelector.TryParse(total, out _, out _) && VectorSelector.TryParse(counted, out _, out _))
            return new JsonObject
            {
                ["events"] = new JsonObject { [part] = counted, ["total"] = total },
            };
        left.Add(
            $"ratioMetric: '{(VectorSelector.TryParse(counted, out _, out _) ? total : counted)}' is not a plain selector, so only the burn tiers can evaluate it, not the release test; write selectors where possible"
        );
        return new JsonObject
        {
            ["expression"] = new JsonObject { [part] = Windowed(counted), ["total"] = Windowed(total) },
        };
    }

    private static JsonObject? Threshold(JsonObject threshold, JsonObject objective, List<string> left)
    {
        var bound = objective["op"].Text() switch
        {
            "lte" or "lt" => "max",
            "gte" or "gt" => "min",
            _ => null,
        };
        if (Query(threshold, "thresholdMetric", left) is { } query && bound is not null && objective["value"].Text() is { } value)
            return new JsonObject
            {
                ["gauge"] = new JsonObject { ["query"] = query, [bound] = value },
            };
        left.Add("thresholdMetric: needs a Prometheus query, and op and value of the objective");
        return null;
    }

    private static string? Query(JsonNode? metric, string path, List<string> left)
    {
        var source = metric.Field("metricSource");
        if (source.Field("metricSourceRef").Text() is { } reference)
            left.Add($"{path}: metricSourceRef {reference}: set spec.prometheus to the name of a Prometheus on the operator");
        if (source.Field("type").Text() is { } type && !type.Equals("Prometheus", StringComparison.OrdinalIgnoreCase))
        {
            left.Add($"{path}: metricSource of type {type}; only Prometheus is supported");
            return null;
        }

        return source.Field("spec").Field("query").Text();
    }

    /// <summary>The burn tiers ask for their own windows, and for counts rather than rates.</summary>
    private static string Windowed(string query) =>
        VectorSelector.TryParse(query, out _, out _)
            ? $"sum(increase({query.Trim()}[${{window}}]))"
            : Rate().Replace(Range().Replace(query, "[${window}]"), "increase(");

    [GeneratedRegex(@"\[(?:(?:[0-9]+(?:ms|[smhdwy]))+(?::[0-9a-z]*)?|\{\{[^}]*\}\})\]", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"\bi?rate\(", RegexOptions.CultureInvariant)]
    private static partial Regex Rate();
}
