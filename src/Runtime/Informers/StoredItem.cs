using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Informers;

/// <summary>What the store knows of one object; without a value when it could not be decoded.</summary>
internal sealed record StoredItem<T>(T? Value, string? Uid, string? ResourceVersion, string? Undecodable)
    where T : class
{
    /// <summary>
    /// Whether an object with this identity is not newer than what is stored. Versions of different objects do not compare.
    /// </summary>
    public bool IsAtLeast(ObjectMeta other) =>
        Uid == other.Uid
        && ulong.TryParse(ResourceVersion, out var mine)
        && ulong.TryParse(other.ResourceVersion, out var theirs)
        && mine >= theirs;
}
