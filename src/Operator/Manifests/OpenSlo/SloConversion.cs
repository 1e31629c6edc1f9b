using System.Text.Json.Nodes;
using MlOps.Entities.Serialization;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Manifests.Lints;
using MlOps.Operator.Manifests.Yaml;

namespace MlOps.Operator.Manifests.OpenSlo;

/// <summary>
/// OpenSLO v1 (github.com/OpenSLO/OpenSLO) as a SloPolicy in mode Observe. What bears on the judging is converted or named as lost; what
/// only describes is named as a note.
/// </summary>
/// <param name="indicators">Objects of kind SLI, for those that are referred to.</param>
/// <param name="model">Name of the ModelDeployment.</param>
public sealed class SloConversion(IReadOnlyCollection<JsonObject> indicators, string model)
{
    public const string ApiVersion = "openslo/v1";
    private const string Slices = "has no counterpart; all events of the window count alike";

    private static readonly (string Field, string Message)[] OfObjectives =
    [
        ("timeSliceTarget", Slices),
        ("timeSliceWindow", Slices),
        ("compositeWeight", "has no counterpart; each objective of a SloPolicy is judged by itself, and none weighs more than another"),
        ("indicators", "has no counterpart; an objective has one indicator: write an objective for each"),
    ];

    private const string OneObjective = "spec.objectives[0]";
    private readonly NameConversion _names = new();

    /// <param name="slo">An object of kind SLO.</param>
    public ConvertedSlo Convert(JsonObject slo)
    {
        var findings = new Findings();
        var spec = slo["spec"] as JsonObject ?? [];
        var written = slo["metadata"].Field("name").Text();
        var name = _names.Of(written, "slo");
        if (name != written)
            findings.Note("metadata.name", $"'{written}' is written as {name}, because the name is not valid or another SLO has it");
        var objectives = Objectives(spec, findings);
        var policy = new JsonObject
        {
            ["modelRef"] = new JsonObject { ["name"] = model },
            ["mode"] = "Observe",
            ["window"] = WindowConversion.Convert(spec, findings),
        };
        var first = objectives.FirstOrDefault(o => o.Source is not null)?.Source;
        if (first is not null)
            policy["prometheus"] = first.Name;
        var valid = new JsonArray();
        foreach (var objective in objectives)
        {
            var isValid = IsValid(Policy(name, policy, [objective.Content.DeepClone()]), objective, first, findings);
            findings.Take(objective.Said, isValid);
            if (isValid)
                valid.Add((JsonNode)objective.Content);
        }

        if (first is not null && valid.Count > 0)
            findings.Note(first.Field, $"{first.Name} becomes spec.prometheus; configure a Prometheus of that name on the operator");
        Leave(spec, findings);
        OpenSloFields.OfSlo(slo, findings);
        return new(valid.Count == 0 ? null : Policy(name, policy, valid), findings.Lost, findings.Notes);
    }

    private static JsonObject Policy(string name, JsonObject spec, JsonArray objectives)
    {
        var whole = (JsonObject)spec.DeepClone();
        whole["objectives"] = objectives;
        return new()
        {
            ["apiVersion"] = "mlops-operator.io/v1alpha1",
            ["kind"] = "SloPolicy",
            ["metadata"] = new JsonObject { ["name"] = name },
            ["spec"] = whole,
        };
    }

    /// <summary>What is written must pass the operator's own rules, whatever was read.</summary>
    private static bool IsValid(JsonObject policy, ConvertedObjective objective, SourceReference? first, Findings findings)
    {
        if (objective.Source is { } own && own.Name != first?.Name)
        {
            findings.Lose(
                objective.Path,
                $"reads from the source {own.Name}, and the objectives before it from {first?.Name}; a SloPolicy has one source: move this objective to an SLO of its own"
            );
            return false;
        }

        var all = ManifestCheck.Check(new ManifestDocument("", policy, new Dictionary<string, int>()));
        var errors = all.Where(f => f.Severity == Severity.Error).ToList();
        foreach (var error in errors)
            findings.Lose(Written(error.Field, objective.Path), $"would be no valid SloPolicy: {Inside(error.Field)}{error.Message}");
        if (errors.Count > 0)
            return false;
        foreach (var silence in TierLint.Silences(EntityJson.Decode<SloPolicySpec>(policy["spec"]!)))
            findings.Note("spec.timeWindow", silence.Message);
        if (objective.Source is null && first is not null)
            findings.Note(objective.Path, $"names no metricSourceRef; its queries are sent to {first.Name} as well");
        return true;
    }

    /// <summary>The field of the file that a field of the SloPolicy comes from.</summary>
    private static string Written(string field, string path) =>
        field.StartsWith(OneObjective, StringComparison.Ordinal) ? path
        : field == "spec.window" ? "spec.timeWindow"
        : "spec";

    /// <summary>The field of the SloPolicy where the file has none of that name. Each objective is checked as the only one.</summary>
    private static string Inside(string field) =>
        field == "spec.window" ? ""
        : field.StartsWith(OneObjective, StringComparison.Ordinal) ? $"{field[OneObjective.Length..].TrimStart('.')}: "
        : $"{field}: ";

    private List<ConvertedObjective> Objectives(JsonObject spec, Findings findings)
    {
        var converted = new List<ConvertedObjective>();
        var names = new NameConversion();
        var written = spec["objectives"] as JsonArray ?? [];
        if (written.Count == 0)
            findings.Lose("spec.objectives", "has no entry, so there is nothing to convert");
        for (var i = 0; i < written.Count; i++)
        {
            var path = $"spec.objectives[{i}]";
            if (written[i] is not JsonObject objective)
            {
                findings.Lose(path, "is not an object");
                continue;
            }

            var name = names.Of(objective["displayName"].Text(), $"objective-{i + 1}");
            var said = new Findings();
            if (Objective(spec, objective, path, name, said) is var (one, source))
                converted.Add(new(path, one, source, said));
            else
                findings.Take(said, false);
        }

        return converted;
    }

    private (JsonObject Objective, SourceReference? Source)? Objective(
        JsonObject spec,
        JsonObject objective,
        string path,
        string name,
        Findings findings
    )
    {
        var (indicator, at) = Indicator(spec, objective, path, findings);
        if (indicator is null)
            return null;
        var conversion = new IndicatorConversion(at, findings);
        var sli = conversion.Convert(indicator, objective, path);
        foreach (var (field, message) in OfObjectives.Where(f => objective[f.Field] is not null))
            findings.Lose($"{path}.{field}", message);
        if (conversion.Sources.Count > 1)
        {
            findings.Lose(
                path,
                $"reads from several sources, {string.Join(", ", conversion.Sources.Keys.Order(StringComparer.Ordinal))}; a SloPolicy asks one Prometheus: give good or bad and total from one"
            );
            return null;
        }

        if (TargetConversion.Convert(objective, path, findings) is not { } target || sli is null)
            return null;
        var source = conversion.Sources.Select(s => new SourceReference(s.Key, s.Value)).FirstOrDefault();
        if (conversion.HasUnnamedSource && source is not null)
            findings.Note(path, $"only one of its queries names metricSourceRef {source.Name}; both are sent there");
        var converted = new JsonObject
        {
            ["name"] = name,
            ["target"] = target,
            ["sli"] = sli,
        };
        return (converted, source);
    }

    private (JsonObject? Indicator, string Path) Indicator(JsonObject spec, JsonObject objective, string path, Findings findings)
    {
        foreach (var (owner, at) in new[] { (objective, path), (spec, "spec") })
        {
            if (owner["indicator"] is not null && owner["indicatorRef"] is not null)
            {
                findings.Lose($"{at}.indicatorRef", "is given beside indicator; keep the one that is meant");
                return (null, path);
            }

            if (owner["indicator"].Field("spec") is JsonObject here)
                return (here, $"{at}.indicator.spec");
            if (owner["indicatorRef"].Text() is not { } name)
                continue;
            if (indicators.FirstOrDefault(i => i["metadata"].Field("name").Text() == name)?["spec"] is JsonObject referred)
                return (referred, $"{at}.indicatorRef");
            findings.Lose($"{at}.indicatorRef", $"{name}: no SLI of that name in the files; name its file as well");
            return (null, path);
        }

        findings.Lose(path, "has no indicator, and the SLO has none either; give indicator or indicatorRef");
        return (null, path);
    }

    private static void Leave(JsonObject spec, Findings findings)
    {
        if (spec["budgetingMethod"].Text() is { } method && method != "Occurrences")
            findings.Lose("spec.budgetingMethod", $"{method}: only Occurrences is supported; events count, not slices of time");
        if (spec["alertPolicies"] is not null)
            findings.Lose(
                "spec.alertPolicies",
                "has no counterpart; the burn tiers of the SloPolicy alert, see config/monitoring/alerts.yaml"
            );
    }
}
