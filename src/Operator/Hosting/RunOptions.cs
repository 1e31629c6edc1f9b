using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Hosting;

/// <summary>How one operator process runs.</summary>
public sealed record RunOptions
{
    public string? Kubeconfig { get; init; }

    public string? Context { get; init; }

    /// <summary>Only objects of this namespace; null for all.</summary>
    public string? Namespace { get; init; }

    /// <summary>Only objects that carry this instance label; null for those that carry none.</summary>
    public string? Instance { get; init; }

    public IReadOnlyList<PrometheusSourceOptions> Prometheus { get; init; } = [];

    /// <summary>Where health and metrics are served.</summary>
    public string Listen { get; init; } = "http://0.0.0.0:8080";

    public required string LeaseNamespace { get; init; }

    public string LeaseName { get; init; } = "mlops-operator";

    public int Workers { get; init; } = 4;

    /// <summary>Whether trainings may ask for rights on the node.</summary>
    public bool AllowPrivilegedTraining { get; init; }

    public bool Verbose { get; init; }
}
