namespace MlOps.Operator.Signals.Prometheus;

/// <summary>An answer and, for the metrics, how it came about: a status of HTTP, or a word where there was none.</summary>
internal readonly record struct Answered(QueryAnswer Answer, string Code);
