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

    /// <summary>False while it is known good by soaking only: a person approves a rollback to it.</summary>
    public bool? Judged { get; init; }

    /// <summary>The release annotation that stands has ended a quarantine of it, and does not end the next one.</summary>
    public bool ReleaseSpent { get; init; }

    /// <summary>Hashes of quarantined revisions without a record of their own.</summary>
    public IReadOnlyList<string> QuarantinedHashes { get; init; } = [];
}
