namespace MlOps.Entities.Common;

/// <summary>The part of Kubernetes' ObjectMeta that this project reads.</summary>
public sealed record ResourceMetadata
{
    public string Name { get; init; } = "";

    public string Namespace { get; init; } = "";

    public string Uid { get; init; } = "";

    public string ResourceVersion { get; init; } = "";

    public long Generation { get; init; }

    public DateTimeOffset? CreationTimestamp { get; init; }

    public DateTimeOffset? DeletionTimestamp { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();
}
