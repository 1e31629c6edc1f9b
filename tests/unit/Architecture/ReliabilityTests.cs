using System.Text.RegularExpressions;

namespace MlOps.Architecture.Tests;

/// <summary>docs/reliability.md names tests that exist, for every fault of the catalogue.</summary>
public partial class ReliabilityTests
{
    private static readonly string[][] Rows =
    [
        .. File.ReadAllLines(Repository.PathOf("docs", "reliability.md"))
            .Where(l => Row().IsMatch(l))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries)[1..^1]),
    ];

    private static readonly ILookup<string, string> Classes = SourceFile
        .Under("tests")
        .ToLookup(f => f.Name.Split('.')[0], f => f.Path, StringComparer.Ordinal);

    [Fact]
    public void Every_fault_has_a_row() =>
        Rows.Select(r => r[0])
            .ShouldBe(
                new[] { ("W", 16), ("Q", 8), ("L", 7), ("K", 9), ("P", 13) }.SelectMany(g =>
                    Enumerable.Range(1, g.Item2).Select(i => $"{g.Item1}{i}")
                )
            );

    [Fact]
    public void Every_row_says_what_the_operator_does() => Rows.Where(r => r.Length != 5 || r[2].Length == 0).ShouldBeEmpty();

    [Fact]
    public void Every_row_names_a_test_or_says_why_there_is_none() =>
        Rows.Where(r => r[3].Length == 0 && r[4].Length == 0).Select(r => r[0]).ShouldBeEmpty();

    [Fact]
    public void Every_test_that_is_named_exists() =>
        Rows.SelectMany(r => Name().Matches(r[3]))
            .Select(m => (Class: m.Groups["class"].Value, Method: m.Groups["method"].Value))
            .Where(t => !Exists(t.Class, t.Method))
            .ShouldBeEmpty();

    private static bool Exists(string name, string method) =>
        Classes[name].Any(path => method.Length == 0 || File.ReadAllText(path).Contains($" {method}(", StringComparison.Ordinal));

    [GeneratedRegex(@"^\| [WQLKP]\d+ \|", RegexOptions.CultureInvariant)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<class>\w+)(?:\.(?<method>\w+))?`", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
