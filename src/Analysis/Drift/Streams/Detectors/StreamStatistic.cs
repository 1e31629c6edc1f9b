namespace MlOps.Analysis.Drift.Streams.Detectors;

/// <summary>How far a detector went over a stream, and since when.</summary>
/// <param name="Value">The largest statistic.</param>
/// <param name="Onset">Index of the first value that belongs to the rise to it.</param>
public readonly record struct StreamStatistic(double Value, int Onset);
