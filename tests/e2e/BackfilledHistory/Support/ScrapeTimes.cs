namespace MlOps.EndToEnd.BackfilledHistory.Support;

/// <summary>The history's end, and when it was scraped.</summary>
internal static class ScrapeTimes
{
    /// <summary>A Wednesday noon, when every history ends.</summary>
    public static DateTimeOffset End { get; } = new(2025, 6, 18, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The window of every policy; judged every quarter of an hour, so that two hours hold five evaluations.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromHours(1);

    public static TimeSpan Week { get; } = TimeSpan.FromDays(7);

    public static TimeSpan Fine { get; } = TimeSpan.FromSeconds(15);

    public static TimeSpan Coarse { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The last hours, finely.</summary>
    public static IEnumerable<DateTimeOffset> Now => Between(End.AddHours(-3), End, Fine);

    /// <summary>The same hours so many weeks ago, finely too, and the last hours; coarsely and seldom in between.</summary>
    public static IEnumerable<DateTimeOffset> Weeks(int weeks) =>
        Enumerable
            .Range(0, weeks + 1)
            .Reverse()
            .SelectMany(k =>
                Between(End.AddHours(-3) - (k * Week), End - (k * Week), Fine)
                    .Concat(k == 0 ? [] : Between(End.AddHours(6) - (k * Week), End.AddHours(-9) - ((k - 1) * Week), TimeSpan.FromHours(6)))
            );

    /// <summary>Both ends included.</summary>
    public static IEnumerable<DateTimeOffset> Between(DateTimeOffset from, DateTimeOffset to, TimeSpan step)
    {
        for (var at = from; at <= to; at += step)
            yield return at;
    }
}
