namespace MlOps.Runtime.Api;

/// <summary>The types of a watch event; Unknown keeps a newer server's additions harmless.</summary>
public enum WatchEventType
{
    Unknown,
    Added,
    Modified,
    Deleted,
    Bookmark,
    Error,
}
