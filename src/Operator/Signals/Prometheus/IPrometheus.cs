using MlOps.Operator.Signals.Prometheus.Answers.Limits;

namespace MlOps.Operator.Signals.Prometheus;

/// <summary>One configured Prometheus.</summary>
public interface IPrometheus
{
    /// <summary>
    /// Runs an instant query at an explicit time. Never throws for what the server or the network does: that is evidence too.
    /// </summary>
    Task<QueryAnswer> QueryAsync(string promql, DateTimeOffset at, CancellationToken ct);

    /// <summary>The same; what the answer takes in memory is held on account of an evaluation until that ends.</summary>
    Task<QueryAnswer> QueryAsync(string promql, DateTimeOffset at, AnswerHold hold, CancellationToken ct) => QueryAsync(promql, at, ct);
}
