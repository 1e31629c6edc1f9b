using System.Text.Json.Nodes;
using MlOps.Runtime.Parsing;

namespace MlOps.Runtime.Api;

/// <summary>One page of a collection. <see cref="Continue"/> is null on the last one.</summary>
public sealed record ListPage(IReadOnlyList<JsonObject> Items, string ResourceVersion, string? Continue)
{
    /// <summary>Items that are there but could not be read; of each what identifies it, and why.</summary>
    public IReadOnlyList<ReadObject> Unreadable { get; init; } = [];
}
