using MlOps.Analysis.Burn.Confirmation;
using MlOps.Analysis.Burn.Windows;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Selectors;

namespace MlOps.Operator.Signals.Indicators;

/// <summary>Reads the counts of one indicator from one Prometheus.</summary>
public interface IIndicatorReader
{
    /// <summary>Whether the events of one revision can be distinguished from those of another, as the release test needs it.</summary>
    bool SeesRevisions { get; }

    /// <summary>What a burn tier needs before it believes a window.</summary>
    BurnGuard Guard { get; }

    /// <summary>Raw series of one revision between a time shortly before <paramref name="since"/> and <paramref name="until"/>.</summary>
    Task<Reading<RawCounts>> RawAsync(LabelMatcher revision, DateTimeOffset since, DateTimeOffset until, CancellationToken ct);

    /// <summary>
    /// Events per second of the whole model over a window that ends at <paramref name="at"/>; with <paramref name="within"/>, the highest
    /// of such windows in that range.
    /// </summary>
    Task<Reading<DemandRate>> DemandAsync(TimeSpan window, TimeSpan? within, DateTimeOffset at, CancellationToken ct);

    /// <summary>Estimated counts of the whole service over a window that ends at <paramref name="at"/>.</summary>
    Task<Reading<WindowCounts>> WindowAsync(TimeSpan window, DateTimeOffset at, CancellationToken ct);

    /// <summary>How many minutes of the window have a ratio of bad events at the threshold (0 to 1) or above.</summary>
    Task<Reading<BurnMinutes>> MinutesAsync(TimeSpan window, double threshold, DateTimeOffset at, CancellationToken ct);
}
