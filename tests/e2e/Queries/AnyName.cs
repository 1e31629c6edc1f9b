using System.Text;
using CsCheck;

namespace MlOps.EndToEnd.Queries;

/// <summary>
/// Names that somebody could give: of any characters, more often of those that mean something to PromQL, to a regular expression or to
/// YAML.
/// </summary>
internal static class AnyName
{
    private static readonly string[] Special =
    [
        "\"",
        "'",
        "`",
        "\\",
        "\n",
        "\r",
        "\t",
        "\0",
        "\x7f",
        "\u0085",
        "\u2028",
        "\ufeff",
        "\ufffd",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        ".",
        "*",
        "+",
        "?",
        "|",
        "^",
        "$",
        "#",
        ",",
        " ",
        "-",
        "_",
        ":",
        "=~",
        "${model}",
        "${window}",
        "${namespace}",
        "\\x41",
        "\\n",
        "😀",
        "é",
        "e\u0301",
        "ﬀ",
        "漢",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(
            Gen.OneOf<string>(Special),
            Gen.Char['a', 'z'].Select(c => c.ToString()),
            Gen.Int[0, 0x10ffff].Where(Rune.IsValid).Select(i => new Rune(i).ToString())
        )
        .Array[0, 12]
        .Select(string.Concat);

    /// <summary>Different names, always the same ones for a seed. The empty one and each special text alone are among them.</summary>
    public static IReadOnlyList<string> Several(int count, ulong seed)
    {
        var chance = new PCG(1, seed);
        return
        [
            .. Special
                .Prepend("")
                .Concat(Enumerable.Range(0, count).Select(_ => Text.Generate(chance, null, out var _)))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>The name with one special character exchanged: what a pattern that is not escaped would find as well.</summary>
    public static IEnumerable<string> Near(string name) =>
        name.Select((c, i) => (c, i))
            .Where(x => char.IsAscii(x.c) && !char.IsAsciiLetterOrDigit(x.c))
            .SelectMany(x => new[] { name[..x.i] + "x" + name[(x.i + 1)..], name.Remove(x.i, 1) });
}
