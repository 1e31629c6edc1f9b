using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MlOps.Operator.Manifests.Yaml;

namespace MlOps.Operator.Manifests.OpenSlo;

/// <summary>
/// OpenSLO v1 (github.com/OpenSLO/OpenSLO) as a SloPolicy in mode Observe. What bears on the judging is converted or named; labels and
/// display names are not.
/// </summary>
public static partial class SloConversion
{
    /// <summary>Length of a DNS label.</summary>
    private const int MaxName = 63;

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
        var name = Name(slo["metadata"].Field("name").Text(), left);
        var window = Window(spec, left);
        var dropped = 0;
        foreach (var objective in (spec["objectives"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (
                Objective(objective, Indicator(spec, objective, indicators, left), ++index, left) is { } converted
                && IsValid(converted, index)
            )
                objectives.Add(converted);
            else
                dropped++;
        }

        Leave(spec, left);
        return new ConvertedSlo(objectives.Count == 0 ? null : Policy(objectives), left, dropped == 0 && objectives.Count > 0);

        JsonObject Policy(JsonArray entries) =>
            new()
            {
                ["apiVersion"] = "mlops-operator.io/v1alpha1",
                ["kind"] = "SloPolicy",
                ["metadata"] = new JsonObject { ["name"] = name },
                ["spec"] = new JsonObject
                {
                    ["modelRef"] = new JsonObject { ["name"] = model },
                    ["mode"] = "Observe",
                    ["window"] = window,
                    ["objectives"] = entries,
                },
            };

        // What is written must pass the operator's own rules, whatever was read.
        bool IsValid(JsonObject objective, int number)
        {
            var alone = new ManifestDocument("", Policy([objective.DeepClone()]), new Dictionary<string, int>());
            var errors = ManifestCheck.Check(alone).Where(f => f.Severity == Severity.Error).ToList();
            left.AddRange(
                errors.Select(e =>
                    $"{(e.Field.StartsWith("spec.objectives", StringComparison.Ordinal) ? $"objectives[{number - 1}]: " : "")}{e.Field}: {e.Message}"
                )
            );
            return errors.Count == 0;
        }
    }

    private static string Name(string? name, List<string> left)
    {
        var valid = NoNameCharacter().Replace((name ?? "").ToLowerInvariant(), "-").Trim('-');
        valid = valid.Length == 0 ? "slo" : valid[..Math.Min(valid.Length, MaxName)].TrimEnd('-');
        if (valid != name)
            left.Add($"metadata.name: '{name}' is written as {valid}");
        return valid;
    }

    private static JsonObject? Indicator(JsonObject spec, JsonObject objective, IEnumerable<JsonObject> indicators, List<string> left)
    {
        if ((objective["indicator"] ?? spec["indicator"]).Field("spec") is JsonObject here)
            return here;
        var name = (objective["indicatorRef"] ?? spec["indicatorRef"]).Text();
        if (indicators.FirstOrDefault(i => i["metadata"].Field("name").Text() == name)?["spec"] is JsonObject referred)
            return referred;
        left.Add($"indicatorRef {name}: no SLI of that name in the files");
        return null;
    }

    private static JsonObject? Objective(JsonObject objective, JsonObject? indicator, int index, List<string> left)
    {
        if (indicator is null || IndicatorConversion.Convert(indicator, objective, left) is not { } sli)
            return null;
        if (Target(objective, out var problem) is not { } target)
        {
            left.Add($"objectives[{index - 1}]: {problem}");
            return null;
        }

        foreach (var field in OfObjectives.Where(f => objective[f] is not null))
            left.Add($"objectives[{index - 1}].{field}");
        return new JsonObject
        {
            ["name"] = $"objective-{index}",
            ["target"] = target,
            ["sli"] = sli,
        };
    }

    private static string? Target(JsonObject objective, out string? problem)
    {
        problem = null;
        if (objective["targetPercent"].Text() is { } percent)
            return percent;
        var text = objective["target"].Text();
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 1)
            return (share * 100).ToString("0.######", CultureInfo.InvariantCulture);
        problem = text is null ? "has neither target nor targetPercent" : $"target '{text}' is not a number from 0 to 1";
        return null;
    }

    private static string Window(JsonObject spec, List<string> left)
    {
        var window = (spec["timeWindow"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault();
        if (window is null)
            return "28d";
        if (window["calendar"] is not null || window["isRolling"].Text() == "false")
            left.Add("timeWindow.calendar: only rolling windows are supported");
        if (window["duration"].Text() is { } text && Regex.IsMatch(text, "^[0-9]+[mhdw]$", RegexOptions.CultureInvariant))
            return text;
        left.Add(
            $"timeWindow.duration {window["duration"].Text()}: OpenSLO's months, quarters and years have no fixed length; 28d is used"
        );
        return "28d";
    }

    private static void Leave(JsonObject spec, List<string> left)
    {
        if (spec["budgetingMethod"].Text() is { } method && method != "Occurrences")
            left.Add($"budgetingMethod {method}: only Occurrences is supported");
        foreach (var field in OfSlos.Where(f => spec[f] is not null))
            left.Add($"spec.{field}");
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NoNameCharacter();
}
