using MlOps.Runtime.Objects;

namespace MlOps.Runtime.Informers;

/// <summary>
/// A hint that a key should be looked at. <paramref name="Old"/> and <paramref name="New"/> are what the store held before and
/// after; <paramref name="Undecodable"/> says why an existing object is not in the store.
/// </summary>
public readonly record struct InformerChange<T>(ObjectKey Key, T? Old, T? New, string? Undecodable = null)
    where T : class;
