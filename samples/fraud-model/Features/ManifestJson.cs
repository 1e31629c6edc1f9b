using System.Text.Json.Serialization;

namespace MlOps.Samples.FraudModel.Features;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(FeatureManifest))]
public sealed partial class ManifestJson : JsonSerializerContext;
