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

    /// <summary>Largest answer that is read, in bytes.</summary>
    public long MaxAnswer { get; init; } = 32L << 20;
}
