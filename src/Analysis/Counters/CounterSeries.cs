namespace MlOps.Analysis.Counters;

/// <summary>Raw samples of one Prometheus counter series, as a range selector (<c>m[5m]</c>) returns them.</summary>
/// <param name="Labels">All labels of the series; names and values as stored.</param>
/// <param name="Samples">
/// The samples in strictly ascending time. To count from a moment on, they must reach back to the last scrape before it; else the
/// series looks as if it had begun after that moment.
/// </param>
public sealed record CounterSeries(IReadOnlyDictionary<string, string> Labels, IReadOnlyList<Sample> Samples);
