using System.Text.Json.Serialization;
using MlOps.Samples.FraudModel.Serving.Predictions;

namespace MlOps.Samples.FraudModel.Transactions;

/// <summary>What goes over the wire, in snake_case so that a field is named as its feature is.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Transaction))]
[JsonSerializable(typeof(Feedback))]
[JsonSerializable(typeof(FeedbackAnswer))]
public sealed partial class TransactionJson : JsonSerializerContext;
