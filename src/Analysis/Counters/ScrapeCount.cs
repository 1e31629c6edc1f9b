namespace MlOps.Analysis.Counters;

/// <summary>The events that happened in one scrape interval, over all series of all pods.</summary>
/// <param name="Time">Unix seconds of the newest sample in the interval.</param>
/// <param name="Bad">Bad events, at least 0; whole unless the counter itself is not.</param>
/// <param name="Total">All events, at least 0.</param>
public readonly record struct ScrapeCount(double Time, double Bad, double Total);
