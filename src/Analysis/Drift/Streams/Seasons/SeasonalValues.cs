namespace MlOps.Analysis.Drift.Streams.Seasons;

/// <summary>A value over time, in stretches that end at the same moment of successive seasons: one index is the same moment in each.</summary>
/// <param name="Stretches">The newest first, of one length; NaN where there was no value. At least one before the newest.</param>
/// <param name="Window">Moments at the end of the newest stretch that are judged, at least 1.</param>
public sealed record SeasonalValues(IReadOnlyList<double[]> Stretches, int Window);
