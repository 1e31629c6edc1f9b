namespace MlOps.Bench.Simulation.Drift.Rules;

/// <summary>Where the reference lies.</summary>
/// <param name="OffsetHours">So long before the window; 0 for a pinned range.</param>
/// <param name="FromHour">Beginning of a pinned range, before time 0.</param>
/// <param name="ToHour">Its end.</param>
public sealed record ReferenceRange(double OffsetHours, double FromHour = 0, double ToHour = 0)
{
    /// <summary>The same hour of the week before.</summary>
    public static ReferenceRange WeekBefore { get; } = new(7 * 24);

    /// <summary>The week before time 0, however late it is.</summary>
    public static ReferenceRange PinnedWeek { get; } = new(0, -7 * 24, 0);
}
