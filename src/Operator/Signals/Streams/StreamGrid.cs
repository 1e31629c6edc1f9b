namespace MlOps.Operator.Signals.Streams;

/// <summary>How densely a stream is looked at: the same moments, whole multiples of a step since 1970, whenever it is asked.</summary>
/// <param name="Step">Time between two looks, in whole seconds.</param>
internal readonly record struct StreamGrid(TimeSpan Step)
{
    /// <summary>Looks in the window that is judged: every 5 min of a day.</summary>
    public const int MostCurrent = 288;

    /// <summary>Looks in a reference: a week of them. Threshold and false alarms were simulated up to here.</summary>
    public const int MostReference = 2016;

    /// <summary>Most targets are scraped every 15 s or less often: more looks than samples say nothing.</summary>
    private const int LeastSeconds = 15;

    /// <summary>A rate needs two samples, and 1 min holds four of them.</summary>
    private static readonly TimeSpan LeastRate = TimeSpan.FromMinutes(1);

    /// <summary>What a look may look back over, so that neighbours share no sample where that is possible.</summary>
    public TimeSpan Rate => Step > LeastRate ? Step : LeastRate;

    /// <summary>The grid for a window that is judged.</summary>
    public static StreamGrid Of(TimeSpan window) =>
        new(TimeSpan.FromSeconds(Math.Max(LeastSeconds, Math.Ceiling(window.TotalSeconds / MostCurrent))));

    /// <summary>Looks in a window of some length.</summary>
    public int Points(TimeSpan length) => (int)(length / Step);
}
