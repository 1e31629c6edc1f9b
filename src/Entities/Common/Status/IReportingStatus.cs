namespace MlOps.Entities.Common.Status;

/// <summary>A status that is saved together with the Events that report its latest changes.</summary>
public interface IReportingStatus
{
    /// <summary>Newest first; null if there are none.</summary>
    IReadOnlyList<RecentEvent>? RecentEvents { get; }
}
