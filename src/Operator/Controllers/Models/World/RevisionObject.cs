namespace MlOps.Operator.Controllers.Models.World;

/// <summary>A revision as its ControllerRevision keeps it; from these the status can be rebuilt.</summary>
public sealed record RevisionObject(
    Revision Revision, string Name, string Uid, DateTimeOffset CreatedAt, string? Quarantine, DateTimeOffset? GoodSince)
{
    /// <summary>Hashes of quarantined revisions of which no record of their own is kept.</summary>
    public IReadOnlyList<string> QuarantinedHashes { get; init; } = [];
}
