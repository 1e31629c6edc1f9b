namespace MlOps.Analysis.Burn.Windows;

/// <summary>How much a window must hold before a tier believes it.</summary>
/// <param name="MinShort">Fewest events of the short window.</param>
/// <param name="MinLong">Fewest events of the long window.</param>
/// <param name="AsksForSignificance">
/// Whether the count of bad events must be improbable at the threshold. Not for looks at a value: they are no independent trials.
/// </param>
public sealed record BurnGuard(double MinShort, double MinLong, bool AsksForSignificance)
{
    /// <summary>Requests and the like.</summary>
    public static BurnGuard Events { get; } = new(30, 100, true);

    /// <summary>Looks at a value every 15 s: five minutes hold 20 of them.</summary>
    public static BurnGuard Samples { get; } = new(10, 20, false);
}
