using System.Text.RegularExpressions;

namespace MlOps.Operator.Tests.Telemetry.Contracts;

/// <summary>The tables of docs/metrics.md.</summary>
internal sealed partial class Contract
{
    private Contract(string text)
    {
        var cells = text.Split('\n')
            .Where(l => l.StartsWith("| `", StringComparison.Ordinal))
            .Select(l => l.Trim('|', ' ').Split('|').Select(c => c.Trim()).ToArray())
            .ToList();
        Metrics = [.. cells.Where(c => c.Length == 6).Select(c => new Row(Word(c[0]), c[1], Words(c[2])))];
        Values = [.. cells.Where(c => c.Length == 3).Select(c => (Word(c[0]), Word(c[1]), Words(c[2])))];
        Unlisted = Words(text[text.IndexOf("Bounded by what there is", StringComparison.Ordinal)..]);
        Queries = [.. Fence().Matches(text).SelectMany(m => m.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
    }

    public IReadOnlyList<Row> Metrics { get; }

    /// <summary>All values of a label of a metric.</summary>
    public IReadOnlyList<(string Label, string Metric, IReadOnlyList<string> Values)> Values { get; }

    /// <summary>Labels whose values cannot be listed.</summary>
    public IReadOnlyList<string> Unlisted { get; }

    /// <summary>Examples of PromQL.</summary>
    public IReadOnlyList<string> Queries { get; }

    public static Contract Read() => new(File.ReadAllText(Repository.PathOf("docs", "metrics.md")));

    private static string Word(string cell) => Words(cell).ShouldHaveSingleItem(cell);

    private static IReadOnlyList<string> Words(string cell) => [.. Code().Matches(cell).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    /// <summary>One metric.</summary>
    internal sealed record Row(string Name, string Type, IReadOnlyList<string> Labels);
}
