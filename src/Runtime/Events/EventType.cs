namespace MlOps.Runtime.Events;

/// <summary>The two types an Event may have.</summary>
public enum EventType
{
    Normal,
    Warning,
}
