using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlOps.Samples.FraudModel.Training;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(TrainingSummary))]
internal sealed partial class TrainingJson : JsonSerializerContext;
