using System.Text.Json.Nodes;
using MlOps.Operator.Manifests;
using MlOps.Operator.Manifests.Yaml;

namespace MlOps.Operator.Tests.Manifests;

/// <summary>Any value at any place of the samples: whatever is read beside an error must bear it.</summary>
public class WrongValuesTests
{
    private static readonly string[] Values =
    [
        "null",
        "\"\"",
        "\"x\"",
        "\"(\"",
        "\"5%\"",
        "\"0\"",
        "-1",
        "1.5",
        "9999999999999999999999",
        "true",
        "[]",
        "[null]",
        "{}",
        "{\"x\": 1}",
    ];

    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateFiles(Repository.PathOf("config", "samples"), "*.yaml").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void End_in_findings_and_never_in_an_exception(string file)
    {
        foreach (
            var document in ManifestReader.Read(Repository.PathOf("config", "samples", file), TextReader.Null).Where(ManifestCheck.Concerns)
        )
        {
            foreach (var path in Paths(document.Content["spec"], ["spec"]))
            {
                foreach (var value in Values)
                {
                    var content = document.Content.DeepClone().AsObject();
                    Put(content, path, JsonNode.Parse(value));
                    Should.NotThrow(
                        () => ManifestCheck.Check(new ManifestDocument(file, content, document.Lines)),
                        $"{string.Join('.', path)}: {value}"
                    );
                }
            }
        }
    }

    private static IEnumerable<IReadOnlyList<object>> Paths(JsonNode? node, IReadOnlyList<object> path) =>
        node switch
        {
            JsonObject o => o.SelectMany(f => Paths(f.Value, [.. path, f.Key])).Prepend(path),
            JsonArray a => a.SelectMany((one, i) => Paths(one, [.. path, i])).Prepend(path),
            _ => [path],
        };

    private static void Put(JsonNode root, IReadOnlyList<object> path, JsonNode? value)
    {
        var parent = path.SkipLast(1).Aggregate(root, (at, step) => step is int i ? at[i]! : at[(string)step]!);
        if (path[^1] is int index)
            parent[index] = value;
        else
            parent[(string)path[^1]] = value;
    }
}
