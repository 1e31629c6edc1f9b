using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlOps.Operator.Manifests;

/// <summary><c>validate --output json</c>, by code that the build generates.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, UseStringEnumConverter = true)]
[JsonSerializable(typeof(List<ManifestFinding>))]
internal sealed partial class FindingsJson : JsonSerializerContext
{
    private static readonly FindingsJson Indented = new(
        new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    public static string Write(List<ManifestFinding> findings) => JsonSerializer.Serialize(findings, Indented.ListManifestFinding);
}
