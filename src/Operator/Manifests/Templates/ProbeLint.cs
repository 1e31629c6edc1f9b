using System.Text.Json;
using System.Text.Json.Nodes;
using MlOps.Entities.Common;

namespace MlOps.Operator.Manifests.Templates;

/// <summary>Ports of probes that Kubernetes would not find.</summary>
internal static class ProbeLint
{
    private static readonly string[] Probes = ["readinessProbe", "livenessProbe", "startupProbe"];
    private static readonly string[] Handlers = ["httpGet", "tcpSocket"];

    /// <param name="container">A container of the template.</param>
    /// <param name="path">Where it stands.</param>
    public static IEnumerable<FieldError> Of(JsonObject container, string path)
    {
        var ports = container["ports"] as JsonArray ?? [];
        var names = ports.OfType<JsonObject>().Select(p => p["name"]?.ToString()).OfType<string>().ToList();
        foreach (var probe in Probes)
        {
            foreach (var handler in Handlers)
            {
                if (Text(Port(container, probe, handler)) is { } name && !names.Contains(name))
                    yield return new(
                        $"{path}.{probe}.{handler}.port",
                        $"is '{name}', but its container names {(names.Count == 0 ? "no port" : $"only {string.Join(", ", names)}")}: the probe would fail; use a name or number of the container's ports"
                    );
            }
        }
    }

    private static JsonNode? Port(JsonObject container, string probe, string handler) =>
        ((container[probe] as JsonObject)?[handler] as JsonObject)?["port"];

    private static string? Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
