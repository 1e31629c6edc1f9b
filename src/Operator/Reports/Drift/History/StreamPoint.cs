namespace MlOps.Operator.Reports.Drift.History;

/// <summary>One value of a stream in its picture.</summary>
/// <param name="Along">Where it lies, from 0 to 1.</param>
/// <param name="Time">When it was, in seconds since 1970.</param>
/// <param name="Value">The value.</param>
/// <param name="Run">Neighbours of one run have no moment without a value between them.</param>
/// <param name="IsCurrent">Whether it is of the window that is judged.</param>
internal readonly record struct StreamPoint(double Along, double Time, double Value, int Run, bool IsCurrent);
