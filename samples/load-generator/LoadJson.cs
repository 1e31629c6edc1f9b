using System.Text.Json;
using System.Text.Json.Serialization;
using MlOps.Samples.LoadGenerator.Reporting;

namespace MlOps.Samples.LoadGenerator;

/// <summary>The lines a script reads: camelCase, ISO timestamps with milliseconds.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(MillisecondConverter)])]
[JsonSerializable(typeof(SecondReport))]
[JsonSerializable(typeof(SummaryLine))]
public sealed partial class LoadJson : JsonSerializerContext;
