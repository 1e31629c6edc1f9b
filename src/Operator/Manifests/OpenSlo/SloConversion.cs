using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MlOps.Operator.Manifests.OpenSlo;

/// <summary>OpenSLO v1 (github.com/OpenSLO/OpenSLO) as a SloPolicy in mode Observe. What bears on the judging is converted or named; labels and display names are not.</summary>
public static class SloConversion
{
    public const string ApiVersion = "openslo/v1";
    private static readonly string[] OfObjectives = ["timeSliceTarget", "timeSliceWindow", "compositeWeight"];
    private static readonly string[] OfSlos = ["alertPolicies", "service", "description"];

    /// <param name="slo">An object of kind SLO.</param>
    /// <param name="indicators">Objects of kind SLI, for those that are referred to.</param>
    /// <param name="model">Name of the ModelDeployment.</param>
    public static ConvertedSlo Convert(JsonObject slo, IEnumerable<JsonObject> indicators, string model)
    {
        var left = new List<string>();
        var spec = slo["spec"] as JsonObject ?? [];
        var objectives = new JsonArray();
        var index = 0;
        foreach (var objective in (spec["objectives"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (Objective(objective, Indicator(spec, objective, indicators, left), ++index, left) is { } converted)
                objectives.Add(converted);
        }

        var policy = new JsonObject
        {
            ["apiVersion"] = "mlops-operator.io/v1alpha1",
            ["kind"] = "SloPolicy",
            ["metadata"] = new JsonObject { ["name"] = slo["metadata"]?["name"]?.DeepClone() },
            ["spec"] = new JsonObject { ["modelRef"] = new JsonObject { ["name"] = model }, ["mode"] = "Observe", ["window"] = Window(spec, left), ["objectives"] = objectives },
        };
        Leave(spec, left);
        return new ConvertedSlo(policy, left);
    }

    private static JsonObject? Indicator(JsonObject spec, JsonObject objective, IEnumerable<JsonObject> indicators, List<string> left)
    {
        if (((objective["indicator"] ?? spec["indicator"])?["spec"]) is JsonObject here)
            return here;
        var name = (objective["indicatorRef"] ?? spec["indicatorRef"])?.GetValue<string>();
        if (indicators.FirstOrDefault(i => i["metadata"]?["name"]?.GetValue<string>() == name)?["spec"] is JsonObject referred)
            return referred;
        left.Add($"indicatorRef {name}: no SLI of that name is in the files");
        return null;
    }

    private static JsonObject? Objective(JsonObject objective, JsonObject? indicator, int index, List<string> left)
    {
        if (indicator is null || IndicatorConversion.Convert(indicator, objective, left) is not { } sli)
            return null;
        var target = objective["targetPercent"]?.ToString() ?? (decimal.TryParse(objective["target"]?.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var share) ? (share * 100).ToString("0.######", CultureInfo.InvariantCulture) : null);
        if (target is null)
        {
            left.Add($"objectives[{index - 1}]: has neither target nor targetPercent");
            return null;
        }

        foreach (var field in OfObjectives.Where(f => objective[f] is not null))
            left.Add($"objectives[{index - 1}].{field}");
        return new JsonObject { ["name"] = $"objective-{index}", ["target"] = target, ["sli"] = sli };
    }

    private static string Window(JsonObject spec, List<string> left)
    {
        var window = (spec["timeWindow"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault();
        if (window is null)
            return "28d";
        if (window["calendar"] is not null || window["isRolling"]?.GetValue<bool>() == false)
            left.Add("timeWindow.calendar: windows roll here");
        if (window["duration"]?.GetValue<string>() is { } text && Regex.IsMatch(text, "^[0-9]+[mhdw]$", RegexOptions.CultureInvariant))
            return text;
        left.Add($"timeWindow.duration {window["duration"]}: OpenSLO's months, quarters and years have no fixed length; 28d is written");
        return "28d";
    }

    private static void Leave(JsonObject spec, List<string> left)
    {
        if (spec["budgetingMethod"]?.GetValue<string>() is { } method && method != "Occurrences")
            left.Add($"budgetingMethod {method}: events are counted here, as with Occurrences");
        foreach (var field in OfSlos.Where(f => spec[f] is not null))
            left.Add($"spec.{field}");
    }
}
