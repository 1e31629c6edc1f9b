using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace MlOps.Operator.Cli;

/// <summary>JSON as YAML that reads the same with every parser: whatever could be taken for something else is quoted.</summary>
internal static class CrdYaml
{
    private static readonly ISerializer Serializer = Create();

    public static string Write(JsonNode json) => Serializer.Serialize(Plain(json)!);

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "It is given maps, lists, texts, numbers and flags alone.")]
    private static ISerializer Create() =>
        new SerializerBuilder()
            .WithQuotingNecessaryStrings(quoteYaml1_1Strings: true)
            .WithIndentedSequences()
            .DisableAliases()
            .WithNewLine("\n")
            .Build();

    private static object? Plain(JsonNode? node) =>
        node switch
        {
            null => null,
            JsonObject o => o.ToDictionary(p => p.Key, p => Plain(p.Value)),
            JsonArray a => a.Select(Plain).ToList(),
            JsonValue v when v.TryGetValue<bool>(out var flag) => flag,
            JsonValue v when v.TryGetValue<long>(out var number) => number,
            JsonValue v when v.TryGetValue<int>(out var number) => number,
            JsonValue v => v.GetValue<string>(),
            _ => throw new NotSupportedException(node.GetType().Name),
        };
}
