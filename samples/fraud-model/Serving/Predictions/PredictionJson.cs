using System.Text.Json.Serialization;

namespace MlOps.Samples.FraudModel.Serving.Predictions;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Prediction))]
public sealed partial class PredictionJson : JsonSerializerContext;
