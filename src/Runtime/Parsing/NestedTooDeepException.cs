using System.Text.Json;

namespace MlOps.Runtime.Parsing;

/// <summary>JSON that is whole, but nested deeper than this process reads.</summary>
internal sealed class NestedTooDeepException(string message) : JsonException(message);
