using MlOps.Analysis.Burn.Windows;

namespace MlOps.Analysis.Burn.Confirmation;

/// <summary>What one evaluation sees of a tier.</summary>
/// <param name="Now">The evaluation's moment.</param>
/// <param name="Short">Events of the tier's short window.</param>
/// <param name="Long">Events of its long window.</param>
/// <param name="SinceCrossing">Events newer than the crossing; null without a crossing, or where they could not be read.</param>
public sealed record BurnReading(DateTimeOffset Now, WindowCounts Short, WindowCounts Long, WindowCounts? SinceCrossing)
{
    /// <summary>The minutes of the short window; null if they were not queried or could not be read.</summary>
    public BurnMinutes? Minutes { get; init; }

    /// <summary>False while what fails says nothing of what comes after, as when old connections drain.</summary>
    public bool MayConfirm { get; init; } = true;
}
