using MlOps.Entities.DriftPolicies.Windows;

namespace MlOps.Operator.Signals.Baselines;

/// <summary>How the signals of a policy were spread in some window, kept in a ConfigMap: Prometheus forgets, this does not.</summary>
public sealed record Baseline
{
    /// <summary>The format that this version writes, and the only one that it reads.</summary>
    public const int Format = 1;

    /// <summary>The key of the ConfigMap that holds it.</summary>
    public const string Key = "baseline.json";

    /// <summary>An object of the API server is at most 1 MiB of etcd's, metadata and the record of its fields included.</summary>
    public const int MostBytes = 900 << 10;

    /// <summary>As many signals as a policy can have.</summary>
    public const int MostSignals = 100;

    /// <summary>Pieces of one signal that are read.</summary>
    public const int MostPieces = 50;

    /// <summary>Buckets or categories of one signal: beyond, a label is an identifier and no category.</summary>
    public const int MostBins = 20_000;

    public required int FormatVersion { get; init; }

    public required DateTimeOffset CapturedAt { get; init; }

    /// <summary>From when to when the samples are.</summary>
    public required TimeRange Window { get; init; }

    /// <summary>Where it was captured, for people: <c>namespace/name</c> of the policy.</summary>
    public string Policy { get; init; } = "";

    /// <summary>Name, and version if known, of the model, for people.</summary>
    public string Model { get; init; } = "";

    /// <summary>How long each piece of a signal is; null where there are none.</summary>
    public double? PieceSeconds { get; init; }

    public required IReadOnlyList<BaselineSignal> Signals { get; init; }
}
