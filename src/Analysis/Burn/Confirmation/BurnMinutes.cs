namespace MlOps.Analysis.Burn.Confirmation;

/// <summary>
/// The minutes of a short window, each judged on its own. One outage of a minute fills a fifth of five minutes, and the rest of it is
/// newer than the crossing: neither windows nor confirmation tell it from a burn. Three minutes do.
/// </summary>
/// <param name="Burning">
/// Minutes with a bad event whose ratio is at the tier's threshold or above. A few errors among many requests are none: nearly every minute
/// of a busy service has them.
/// </param>
/// <param name="Known">Minutes whose events are known, idle ones included.</param>
public sealed record BurnMinutes(double Burning, double Known)
{
    private const int Enough = 3;

    /// <summary>Short windows up to this length are filled by an outage that is over.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How many minutes of a tier's short window have to burn before it is confirmed; 0 for a longer window, which one outage does not
    /// fill.
    /// </summary>
    public static int Needed(TimeSpan shortWindow) => shortWindow > Longest ? 0 : Math.Min(Enough, (int)shortWindow.TotalMinutes);

    /// <summary>Whether enough minutes are known to be asked.</summary>
    public bool AreKnown(TimeSpan shortWindow) => Known >= Needed(shortWindow);
}
