using System.Text.Json.Nodes;

namespace MlOps.Runtime.Parsing;

/// <summary>
/// An object of the API server. Where <paramref name="Unreadable"/> says why it could not be read, <paramref name="Json"/> holds only
/// what identifies it, as far as that could be made out.
/// </summary>
public sealed record ReadObject(JsonObject Json, string? Unreadable = null);
