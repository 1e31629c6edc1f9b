using System.Text.Json.Nodes;

namespace MlOps.Runtime.Api;

/// <summary>One page of a collection. <see cref="Continue"/> is null on the last one.</summary>
public sealed record ListPage(IReadOnlyList<JsonObject> Items, string ResourceVersion, string? Continue);
