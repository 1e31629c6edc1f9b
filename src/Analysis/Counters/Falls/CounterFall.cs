namespace MlOps.Analysis.Counters.Falls;

/// <summary>A counter that fell from one sample to the next.</summary>
/// <param name="Time">Unix seconds of the later sample.</param>
/// <param name="Before">The value before the fall.</param>
/// <param name="After">The value after it, below <paramref name="Before"/>.</param>
public readonly record struct CounterFall(double Time, double Before, double After);
