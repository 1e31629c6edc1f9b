using System.Text;
using CsCheck;

namespace MlOps.Operator.Tests.Models.Execution;

/// <summary>
/// JSON as its meaning, apart from how it is written. <see cref="Key"/> is equal for two trees that mean the same, and only for them.
/// </summary>
internal abstract record JsonTree
{
    private static readonly string[] Names = ["cpu", "a", "b", "é", "\"q\\"];

    /// <summary>Quantities as people write them, and what looks like another type.</summary>
    private static readonly string[] Texts = ["1", "1000m", "1.0", "1e3", "true", "null", "", " ", "\"\\\n", "😀é", "ﬀ"];

    /// <summary>As the API server stores them: whole numbers and shortest fractions.</summary>
    private static readonly string[] Numbers = ["0", "1", "-1", "1000", "1.5", "9007199254740993"];

    private static readonly JsonTree[] Leaves =
    [
        .. Texts.Select(t => new Text(t)),
        .. Numbers.Select(n => new Raw(n)),
        new Raw("true"),
        new Raw("false"),
        new Raw("null"),
    ];

    public sealed record Text(string Value) : JsonTree;

    public sealed record Raw(string Value) : JsonTree;

    public sealed record List(IReadOnlyList<JsonTree> Items) : JsonTree;

    public sealed record Map(IReadOnlyDictionary<string, JsonTree> Fields) : JsonTree;

    public static Gen<JsonTree> Any(int depth) =>
        depth == 0
            ? Gen.OneOf<JsonTree>(Leaves)
            : Gen.OneOf(
                Gen.OneOf<JsonTree>(Leaves),
                Any(depth - 1).Array[0, 3].Select(items => (JsonTree)new List(items)),
                AnyMap(depth).Select(map => (JsonTree)map)
            );

    public static Gen<Map> AnyMap(int depth) =>
        Any(depth - 1)
            .Array[Names.Length]
            .SelectMany(values =>
                Gen.Bool.Array[Names.Length]
                    .Select(there => new Map(Names.Zip(values).Where((_, i) => there[i]).ToDictionary(p => p.First, p => p.Second)))
            );

    public string Key =>
        this switch
        {
            Text t => $"t{t.Value.Length}:{t.Value}",
            Raw r => $"r{r.Value}",
            List l => $"[{string.Join(",", l.Items.Select(i => i.Key))}]",
            Map m =>
                $"{{{string.Join(",", m.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key.Length}:{f.Key}={f.Value.Key}"))}}}",
            _ => throw new InvalidOperationException(GetType().Name),
        };

    /// <summary>
    /// All trees that differ in one thing: a value, its type, an absent, null or further field, the order or number of items.
    /// </summary>
    public IEnumerable<JsonTree> Changes() =>
        Leaves
            .Where(l => l.Key != Key)
            .Concat(
                this switch
                {
                    List l => Enumerable
                        .Range(0, l.Items.Count)
                        .SelectMany(i =>
                            l.Items[i]
                                .Changes()
                                .Select(c => With(l, i, c))
                                .Append(new List([.. l.Items.Where((_, j) => j != i)]))
                                .Append(Swapped(l, i))
                        )
                        .Append(new List([.. l.Items, new Raw("null")])),
                    Map m => m
                        .Fields.SelectMany(f =>
                            f.Value.Changes()
                                .Select(c => (JsonTree)new Map(new Dictionary<string, JsonTree>(m.Fields) { [f.Key] = c }))
                                .Append(new Map(m.Fields.Where(o => o.Key != f.Key).ToDictionary()))
                        )
                        .Append(new Map(new Dictionary<string, JsonTree>(m.Fields) { ["new"] = new Raw("null") })),
                    _ => [],
                }
            )
            .Where(c => c.Key != Key);

    /// <summary>One of the many ways to write it: order of fields, white space and escapes at random.</summary>
    public string Written(Random chance)
    {
        var space = new string([.. Enumerable.Range(0, chance.Next(3)).Select(_ => " \n\t"[chance.Next(3)])]);
        return space
            + this switch
            {
                Text t => Quoted(t.Value, chance),
                Raw r => r.Value,
                List l => $"[{string.Join(",", l.Items.Select(i => i.Written(chance)))}{space}]",
                Map m =>
                    $"{{{space}{string.Join(",", m.Fields.OrderBy(_ => chance.Next()).Select(f => $"{Quoted(f.Key, chance)}{space}:{f.Value.Written(chance)}"))}}}",
                _ => throw new InvalidOperationException(GetType().Name),
            }
            + space;
    }

    private static string Quoted(string text, Random chance)
    {
        var result = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
            result.Append(
                rune.Value is '"' or '\\' or < ' ' || chance.Next(4) == 0
                    ? string.Concat(rune.ToString().Select(c => $"\\u{(int)c:x4}"))
                    : rune.ToString()
            );
        return result.Append('"').ToString();
    }

    private static List With(List list, int index, JsonTree item) => new([.. list.Items.Select((one, i) => i == index ? item : one)]);

    private static List Swapped(List list, int index) =>
        index == 0 ? list : With(With(list, index, list.Items[index - 1]), index - 1, list.Items[index]);
}
