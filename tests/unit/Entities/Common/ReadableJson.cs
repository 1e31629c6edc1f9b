using System.Text.Encodings.Web;
using System.Text.Json;

namespace MlOps.Entities.Tests.Common;

internal static class ReadableJson
{
    /// <summary>JSON as people write it, for comparisons.</summary>
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
