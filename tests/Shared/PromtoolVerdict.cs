using System.Text.Json;

namespace MlOps.Tests.Shared;

/// <summary>
/// A query and whether promtool takes it. The file's first line names the tool and its version; MLOPS_UPDATE_GOLDENS=1 on the end-to-end
/// test of it writes the verdicts anew.
/// </summary>
internal sealed record PromtoolVerdict(string Query, bool Accepted)
{
    public static string File { get; } = Repository.PathOf("tests", "unit", "Entities", "PromQl", "promtool-verdicts.jsonl");

    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<PromtoolVerdict> Recorded { get; } =
    [.. System.IO.File.ReadAllLines(File).Skip(1).Select(line => JsonSerializer.Deserialize<PromtoolVerdict>(line, Json)!)];
}
