using MlOps.Operator.Signals.Prometheus.Answers.Limits;

namespace MlOps.Operator.Signals.Prometheus;

/// <summary>A Prometheus that the operator is configured with; a policy can only name one.</summary>
public sealed record PrometheusSourceOptions(string Name, Uri Url)
{
    /// <summary>File with a bearer token, read anew for each request because such files rotate.</summary>
    public string? TokenFile { get; init; }

    /// <summary>Namespaces whose policies may use it; empty for all.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>Longest wait for one answer, retries included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Queries under way at once: Prometheus serves 20 for everybody by default.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>How much one answer may hold.</summary>
    public AnswerLimits Limits { get; init; } = new();

    /// <summary>
    /// Memory that the answers of this source may take together, in bytes. The container has 256 MiB, of which the operator itself needs
    /// about a third.
    /// </summary>
    public long Budget { get; init; } = 64L << 20;
}
