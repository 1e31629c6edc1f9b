namespace MlOps.Operator.Signals.Prometheus;

/// <summary>One configured Prometheus.</summary>
public interface IPrometheus
{
    /// <summary>
    /// Runs an instant query at an explicit time. Never throws for what the server or the network does: that is evidence too.
    /// </summary>
    Task<QueryAnswer> QueryAsync(string promql, DateTimeOffset at, CancellationToken ct);
}
