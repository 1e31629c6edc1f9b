namespace MlOps.Analysis.Counters;

/// <summary>One raw sample of a Prometheus counter.</summary>
/// <param name="Time">Scrape time in Unix seconds.</param>
/// <param name="Value">The counter's value: a float in Prometheus, a whole number in practice.</param>
public readonly record struct Sample(double Time, double Value);
