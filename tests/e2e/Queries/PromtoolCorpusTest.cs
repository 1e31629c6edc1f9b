using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MlOps.EndToEnd.Queries;

/// <summary>
/// The verdicts that the unit test of our parser relies on are those of a real promtool, and newer versions of it differ only where the
/// parser says so. MLOPS_UPDATE_GOLDENS=1 records them anew.
/// </summary>
public partial class PromtoolCorpusTest
{
    [Fact]
    public async Task The_recorded_verdicts_are_those_of_promtool()
    {
        var refused = await RefusedAsync(PromtoolVerdict.Recorded);
        var verdicts = PromtoolVerdict.Recorded.Select((r, i) => r with { Accepted = !refused.Contains(i) }).ToList();
        if (Environment.GetEnvironmentVariable("MLOPS_UPDATE_GOLDENS") == "1")
        {
            var (_, version) = await Promtool.RunAsync("--version");
            var lines = verdicts
                .Select(v => JsonSerializer.Serialize(v, PromtoolVerdict.Json))
                .Prepend(JsonSerializer.Serialize(new { Tool = $"promtool {Version().Match(version).Value}" }, PromtoolVerdict.Json));
            await File.WriteAllLinesAsync(PromtoolVerdict.File, lines, TestContext.Current.CancellationToken);
        }

        // Recorded of version 2: a later one takes more, and refuses only a function that it renamed.
        var isLater = !(await Promtool.RunAsync("--version")).Output.Contains("version 2.", StringComparison.Ordinal);
        verdicts
            .Where((v, i) => v.Accepted != PromtoolVerdict.Recorded[i].Accepted)
            .Where(v => !isLater || (!v.Accepted && !v.Query.Contains("holt_winters", StringComparison.Ordinal)))
            .Select(v => v.ToString())
            .ShouldBeEmpty();
    }

    /// <summary>One file with a rule for each query: promtool names every one that it refuses.</summary>
    private static async Task<HashSet<int>> RefusedAsync(IReadOnlyList<PromtoolVerdict> queries)
    {
        var file = new StringBuilder("groups:\n- name: g\n  rules:\n");
        for (var i = 0; i < queries.Count; i++)
            file.Append(CultureInfo.InvariantCulture, $"  - record: r{i}\n    expr: {Quoted(queries[i].Query)}\n");
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, file.ToString(), TestContext.Current.CancellationToken);
            var (_, output) = await Promtool.RunAsync(int.MaxValue, "check", "rules", path);
            return [.. Rule().Matches(output).Select(m => int.Parse(m.Groups["rule"].Value, CultureInfo.InvariantCulture) - 1)];
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Quoted(string query)
    {
        var text = new StringBuilder("\"");
        foreach (var rune in query.EnumerateRunes())
        {
            _ =
                rune.Value is '"' or '\\' ? text.Append('\\').Append(rune)
                : rune.Value is >= ' ' and < 127 ? text.Append(rune)
                : text.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
        }

        return text.Append('"').ToString();
    }

    [GeneratedRegex("group \"g\", rule (?<rule>[0-9]+), ", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();

    [GeneratedRegex(@"[0-9]+\.[0-9]+\.[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
