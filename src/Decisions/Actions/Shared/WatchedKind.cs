namespace MlOps.Decisions.Actions.Shared;

/// <summary>What an action may have the operator watch.</summary>
public enum WatchedKind
{
    SloPolicy,
    DriftPolicy,
    Job,
}
