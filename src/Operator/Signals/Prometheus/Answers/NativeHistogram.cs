using MlOps.Analysis.Drift.Distributions;

namespace MlOps.Operator.Signals.Prometheus.Answers;

/// <summary>One native histogram in an answer.</summary>
/// <param name="Labels">All labels of its series.</param>
/// <param name="Time">Its moment in unix seconds.</param>
/// <param name="Count">All observations, those that are NaN among them, which no bucket holds.</param>
/// <param name="Sum">Sum of the observations.</param>
/// <param name="Buckets">The populated buckets; Prometheus leaves out the others.</param>
public sealed record NativeHistogram(
    IReadOnlyDictionary<string, string> Labels,
    double Time,
    double Count,
    double Sum,
    IReadOnlyList<Bucket> Buckets
);
