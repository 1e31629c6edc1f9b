namespace MlOps.Decisions.Effects;

/// <summary>The two types of Event that Kubernetes knows.</summary>
public enum EventSeverity
{
    Normal,
    Warning,
}
