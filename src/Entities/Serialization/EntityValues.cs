using System.Text.Json.Serialization;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;

namespace MlOps.Entities.Serialization;

/// <summary>Readers and writers, generated at build time, for all types of values that entities consist of.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ModelDeployment))]
[JsonSerializable(typeof(SloPolicy))]
[JsonSerializable(typeof(DriftPolicy))]
[JsonSerializable(typeof(double?))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, double>))]
internal sealed partial class EntityValues : JsonSerializerContext;
