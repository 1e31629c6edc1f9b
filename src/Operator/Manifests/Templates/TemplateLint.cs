using System.Globalization;
using System.Text.Json.Nodes;
using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;

namespace MlOps.Operator.Manifests.Templates;

/// <summary>What in a pod template is legal and keeps a model from being served well.</summary>
internal static class TemplateLint
{
    private const string Path = "spec.template";

    public static IEnumerable<FieldError> Of(ModelDeploymentSpec spec) =>
        [
            .. Ports(spec),
            .. Containers(spec.Template).SelectMany((c, i) => ProbeLint.Of(c, $"{Path}.spec.containers[{i}]")),
            .. Readiness(spec.Template),
        ];

    private static IEnumerable<FieldError> Ports(ModelDeploymentSpec spec)
    {
        var declared = Containers(spec.Template).SelectMany(c => c["ports"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var names = declared.Select(p => p["name"]?.ToString()).OfType<string>().ToList();
        var numbers = declared.Select(p => p["containerPort"]?.ToString()).OfType<string>().ToList();
        for (var i = 0; i < spec.Service.Ports.Count; i++)
        {
            var port = spec.Service.Ports[i];
            var target = port.TargetPort?.ToString() ?? port.Port.ToString(CultureInfo.InvariantCulture);
            var isNumber = target.All(char.IsAsciiDigit);
            var field = $"spec.service.ports[{i}].{(port.TargetPort is null ? "port" : "targetPort")}";
            if (!isNumber && !names.Contains(target))
                yield return new(
                    field,
                    $"is '{target}', but no container port has that name{(names.Count == 0 ? "" : $", only {string.Join(", ", names)}")}: the Service would have no endpoint on it; name the port in the template"
                );
            // A port need not be declared to be served; where others are, a wrong number is more likely.
            else if (isNumber && numbers.Count > 0 && !numbers.Contains(target))
                yield return new(
                    field,
                    $"is {target}, but the containers declare only {string.Join(", ", numbers)}: connections may be refused; use one of them, or declare {target} as containerPort"
                );
        }
    }

    private static IEnumerable<FieldError> Readiness(JsonObject template)
    {
        var containers = Containers(template).ToList();
        if (containers.Count > 0 && containers.TrueForAll(c => c["readinessProbe"] is null))
            yield return new(
                $"{Path}.spec.containers[0].readinessProbe",
                "is missing: a pod counts as ready as soon as its process runs, before the model is loaded, and gets traffic; add one that asks the model"
            );
    }

    private static IEnumerable<JsonObject> Containers(JsonObject template) =>
        ((template["spec"] as JsonObject)?["containers"] as JsonArray ?? []).OfType<JsonObject>();
}
