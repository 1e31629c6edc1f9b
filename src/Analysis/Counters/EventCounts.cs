namespace MlOps.Analysis.Counters;

/// <summary>Exact event counts by scrape interval since a moment.</summary>
/// <param name="Scrapes">Ascending in time; intervals in which nothing was scraped are absent, idle ones have a total of 0.</param>
/// <param name="ScrapeInterval">Seconds between two scrapes of one target: the median seen, or the whole span where none was seen.</param>
public sealed record EventCounts(IReadOnlyList<ScrapeCount> Scrapes, double ScrapeInterval)
{
    /// <summary>No scrape at all.</summary>
    public static EventCounts Empty { get; } = new([], 0);

    /// <summary>
    /// Why nothing was counted. Anything but <see cref="CounterDefect.None"/> comes with no scrapes, so that it cannot prove anything.
    /// </summary>
    public CounterDefect Defect { get; init; }

    /// <summary>Bad events of all scrapes.</summary>
    public double Bad => Scrapes.Sum(scrape => scrape.Bad);

    /// <summary>Events of all scrapes.</summary>
    public double Total => Scrapes.Sum(scrape => scrape.Total);

    /// <summary>Scrapes in which at least one event, good or bad, was counted.</summary>
    public int ScrapesWithEvents => Scrapes.Count(scrape => scrape.Total > 0);

    /// <summary>Unix seconds of the newest sample that was counted; null without scrapes.</summary>
    public double? Latest => Scrapes.Count == 0 ? null : Scrapes[^1].Time;

    /// <summary>Nothing counted, because of <paramref name="defect"/>.</summary>
    public static EventCounts Unsound(CounterDefect defect) => Empty with { Defect = defect };
}
