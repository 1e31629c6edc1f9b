using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlOps.Samples.FraudModel.Store;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Refusal))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class StoreJson : JsonSerializerContext;
