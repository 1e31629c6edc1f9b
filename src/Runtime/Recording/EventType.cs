namespace MlOps.Runtime.Recording;

/// <summary>The two types an Event may have.</summary>
public enum EventType
{
    Normal,
    Warning,
}
