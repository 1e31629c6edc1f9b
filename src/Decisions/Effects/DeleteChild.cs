namespace MlOps.Decisions.Effects;

/// <summary>Deletes one child of a revision that is no longer kept.</summary>
public sealed record DeleteChild(ChildKind Kind, string Name, string Uid) : Effect
{
    /// <summary>Someone else deleted the record of the revision. That is read live before the write: an informer may be behind.</summary>
    public bool Orphaned { get; init; }

    public override string Describe() => $"Delete {Kind} {Name}";

    public override EventRecord? Done =>
        Orphaned
            ? EventRecord.Warning(
                "OrphanDeleted",
                $"Deleted {Kind} {Name}: its ControllerRevision {Name} was deleted, so the revision can neither serve nor be a rollback target. Apply its version again to restore it",
                $"orphan-{Uid}"
            )
            : null;
}
