using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Cli.Live;

/// <summary>Whether a Prometheus can be read at all: a command that needs many queries tells the reason once, not once for each.</summary>
internal static class LiveSource
{
    /// <summary>Needs no series, so it fails only where every query would.</summary>
    public const string Question = "vector(1)";

    /// <returns>The source; or null, and why it cannot be read, with the remedy.</returns>
    public static async Task<(IPrometheus? Source, string? Problem)> FindAsync(
        PrometheusSources sources,
        string name,
        string @namespace,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var (source, problem) = sources.Find(name, @namespace);
        if (source is null)
            return (null, problem);
        var answer = await source.QueryAsync(Question, now, ct);
        return answer.Failure is { } failure
            ? (
                null,
                $"{failure}. Nothing was written. Give the URL of the policy's Prometheus with --prometheus; kubectl -n monitoring port-forward service/prometheus 9090 makes one in the cluster reachable at http://localhost:9090"
            )
            : (source, null);
    }
}
