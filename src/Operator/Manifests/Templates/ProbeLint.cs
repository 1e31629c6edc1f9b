using System.Text.Json;
using System.Text.Json.Nodes;
using MlOps.Entities.Common;

namespace MlOps.Operator.Manifests.Templates;

/// <summary>Ports in a pod template that Kubernetes would not find, or not take.</summary>
internal static class ProbeLint
{
    private static readonly string[] Probes = ["readinessProbe", "livenessProbe", "startupProbe"];
    private static readonly string[] Handlers = ["httpGet", "tcpSocket"];
    private static readonly string[] Numbers = ["containerPort", "hostPort"];

    /// <param name="container">A container of the template.</param>
    /// <param name="path">Where it stands.</param>
    public static IEnumerable<FieldError> Of(JsonObject container, string path)
    {
        var ports = container["ports"] as JsonArray ?? [];
        var names = ports.OfType<JsonObject>().Select(p => p["name"]?.ToString()).OfType<string>().ToList();
        for (var i = 0; i < ports.Count; i++)
        {
            foreach (var field in Numbers)
            {
                if (Text((ports[i] as JsonObject)?[field]) is { } text)
                    yield return Number($"{path}.ports[{i}].{field}", text);
            }
        }

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

            if (Text(Port(container, probe, "grpc")) is { } written)
                yield return Number($"{path}.{probe}.grpc.port", written);
        }
    }

    private static JsonNode? Port(JsonObject container, string probe, string handler) =>
        ((container[probe] as JsonObject)?[handler] as JsonObject)?["port"];

    private static string? Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static FieldError Number(string field, string text) =>
        new(field, $"is text; Kubernetes takes a number here: write {(text.All(char.IsAsciiDigit) ? $"{text} without quotes" : "one")}");
}
