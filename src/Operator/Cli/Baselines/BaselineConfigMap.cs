using System.Text;
using System.Text.Json.Nodes;
using MlOps.Operator.Signals.Baselines;
using MlOps.Runtime.Api;

namespace MlOps.Operator.Cli.Baselines;

/// <summary>The ConfigMap that holds a baseline.</summary>
internal static class BaselineConfigMap
{
    private const string Label = "app.kubernetes.io/component";
    private const string Component = "drift-baseline";

    /// <returns>The object; or why it would be too large for the API server.</returns>
    public static (JsonObject? Object, string Problem) Of(Baseline baseline, ObjectKey key)
    {
        var text = BaselineText.Write(baseline);
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes >= Baseline.MostBytes)
        {
            var largest = baseline.Signals.MaxBy(s => (s.Categories?.Count ?? 0) + (s.Buckets?.Count ?? 0) + (s.Native?.Count ?? 0))!;
            return (null, $"the snapshot has {bytes >> 10} KiB, and a ConfigMap holds less than {Baseline.MostBytes >> 10}: {largest.Name} is the largest signal. Narrow its selector, or capture policies with fewer signals each");
        }

        return (new JsonObject
        {
            ["apiVersion"] = Kinds.ConfigMaps.ApiVersion,
            ["kind"] = Kinds.ConfigMaps.Kind,
            ["metadata"] = new JsonObject { ["name"] = key.Name, ["namespace"] = key.Namespace, ["labels"] = new JsonObject { [Label] = Component } },
            ["data"] = new JsonObject { [Baseline.Key] = text },
        }, "");
    }

    /// <summary>One that holds something else is somebody's.</summary>
    public static bool IsOurs(JsonObject configMap) => ObjectMeta.Of(configMap).Labels.GetValueOrDefault(Label) == Component;
}
