namespace MlOps.Analysis.Tests;

/// <summary>Builds counts by scrape, 15 s apart, the first at 15 s.</summary>
internal static class Scrapes
{
    public const double Interval = 15;

    public static ScrapeCount[] Of(params (double Bad, double Total)[] counts) =>
        [.. counts.Select((count, i) => new ScrapeCount(Interval * (i + 1), count.Bad, count.Total))];

    public static EventCounts Counts(params (double Bad, double Total)[] counts) => new(Of(counts), Interval);

    public static EventCounts Repeat(int times, double bad, double total) => Counts([.. Enumerable.Repeat((bad, total), times)]);
}
