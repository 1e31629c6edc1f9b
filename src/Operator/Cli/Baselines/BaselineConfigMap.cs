using System.Text;
using System.Text.Json.Nodes;
using MlOps.Operator.Signals.Baselines;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Cli.Baselines;

/// <summary>The ConfigMap that holds a baseline.</summary>
internal static class BaselineConfigMap
{
    private const string Label = "app.kubernetes.io/component";
    private const string Component = "drift-baseline";

    /// <returns>The object, and the signals whose pieces had no room in it; or why it would be too large for the API server.</returns>
    public static (JsonObject? Object, IReadOnlyList<string> WithoutPieces, string Problem) Of(Baseline baseline, ObjectKey key)
    {
        var without = new List<string>();
        while (
            Encoding.UTF8.GetByteCount(BaselineText.Write(baseline)) >= Baseline.MostBytes
            && baseline.Signals.Where(s => s.Pieces is { Count: > 0 }).MaxBy(Bins) is { } most
        )
        {
            without.Add(most.Name);
            baseline = baseline with { Signals = [.. baseline.Signals.Select(s => s == most ? s with { Pieces = null } : s)] };
        }

        var text = BaselineText.Write(baseline);
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes >= Baseline.MostBytes)
        {
            var largest = baseline.Signals.MaxBy(Bins)!;
            return (
                null,
                without,
                $"the snapshot has {bytes >> 10} KiB, and a ConfigMap holds less than {Baseline.MostBytes >> 10}: {largest.Name} is the largest signal. Narrow its selector, or capture policies with fewer signals each"
            );
        }

        return (
            new JsonObject
            {
                ["apiVersion"] = Kinds.ConfigMaps.ApiVersion,
                ["kind"] = Kinds.ConfigMaps.Kind,
                ["metadata"] = new JsonObject
                {
                    ["name"] = key.Name,
                    ["namespace"] = key.Namespace,
                    ["labels"] = new JsonObject { [Label] = Component },
                },
                ["data"] = new JsonObject { [Baseline.Key] = text },
            },
            without,
            ""
        );
    }

    private static int Bins(BaselineSignal signal) =>
        (signal.Categories?.Count ?? 0) + (signal.Buckets?.Count ?? 0) + (signal.Native?.Count ?? 0);

    /// <summary>One that holds something else belongs to another owner.</summary>
    public static bool IsOurs(JsonObject configMap) => ObjectMeta.Of(configMap).Labels.GetValueOrDefault(Label) == Component;
}
