using System.Collections.Immutable;

namespace MlOps.Samples.FraudModel.Store;

/// <summary>Model files by name. When it is full, what is on it stays: a version that may be rolled back to must not vanish.</summary>
internal sealed class StoredModels(long capacity, int mostModels)
{
    private ImmutableSortedDictionary<string, byte[]> _models = ImmutableSortedDictionary.Create<string, byte[]>(StringComparer.Ordinal);

    public IReadOnlyList<string> Names => [.. Volatile.Read(ref _models).Keys];

    public byte[]? Find(string name) => Volatile.Read(ref _models).GetValueOrDefault(name);

    /// <summary>False when there is no room for it.</summary>
    public bool TryPut(string name, byte[] file) =>
        ImmutableInterlocked.Update(
            ref _models,
            models =>
            {
                var others = models.Remove(name);
                return others.Count < mostModels && others.Values.Sum(f => (long)f.Length) + file.Length <= capacity
                    ? others.Add(name, file)
                    : models;
            }
        );
}
