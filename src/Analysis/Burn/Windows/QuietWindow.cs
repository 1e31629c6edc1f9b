namespace MlOps.Analysis.Burn.Windows;

/// <summary>
/// Tells a gap in little traffic from traffic that stopped: a service with 20 requests an hour has none in every fifth window of five
/// minutes.
/// </summary>
public static class QuietWindow
{
    /// <summary>
    /// ln 100. Events that come independently leave a window empty with probability e^−λ, λ being the number expected in it; at this one,
    /// that is one window in a hundred.
    /// </summary>
    private const double Expected = 4.605;

    /// <summary>
    /// Only windows up to this many times as long tell what is usual now: of a busy day, the night after it would all be a gap. The default
    /// tiers have the next longer window within it.
    /// </summary>
    private const double Longest = 12;

    /// <summary>Whether it is no news that there is no event in the window, by the rate of each longer one.</summary>
    /// <param name="empty">The longest window without an event.</param>
    /// <param name="longer">Longer windows and their events.</param>
    public static bool IsOrdinary(TimeSpan empty, IReadOnlyList<(TimeSpan Length, double Events)> longer)
    {
        ArgumentNullException.ThrowIfNull(longer);
        var near = longer.Where(w => w.Length <= Longest * empty).ToList();
        if (near.Count == 0)
            near = [.. longer.OrderBy(w => w.Length).Take(1)];
        return near.Exists(w => w.Events > 0) && near.TrueForAll(w => w.Events * (empty / w.Length) < Expected);
    }
}
