namespace MlOps.Decisions.State.Children;

/// <summary>A revision as its ControllerRevision keeps it; from these the status can be rebuilt.</summary>
public sealed record RevisionObject(
    Revision Revision,
    string Name,
    string Uid,
    DateTimeOffset CreatedAt,
    string? Quarantine,
    DateTimeOffset? GoodSince
)
{
    /// <summary>When it last lost the traffic.</summary>
    public DateTimeOffset? ServedUntil { get; init; }

    /// <summary>Images that its pods ran when it became known good.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>Hashes of quarantined revisions without a record of their own.</summary>
    public IReadOnlyList<string> QuarantinedHashes { get; init; } = [];
}
