using System.Text.RegularExpressions;
using MlOps.Operator.Cli;

namespace MlOps.Operator.Tests.Decisions;

/// <summary>docs/decisions.md is generated from the chains, and the tests that it names exist.</summary>
public partial class DecisionDocsTests
{
    [Theory]
    [InlineData("decisions.md")]
    [InlineData("rbac.md")]
    public void Every_test_that_the_page_names_exists(string page)
    {
        var sources = Directory
            .EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
            .ToDictionary(f => f, File.ReadAllText);
        var named = Test()
            .Matches(File.ReadAllText(Repository.PathOf("docs", page)))
            .Select(m => (Class: m.Groups["class"].Value, Name: m.Groups["name"].Value))
            .Distinct()
            .ToList();
        named.Count.ShouldBeGreaterThan(3);
        named
            .Where(t =>
                !sources.Values.Any(s =>
                    s.Contains($"class {t.Class}", StringComparison.Ordinal)
                    && (t.Name.Length == 0 || s.Contains($" {t.Name}(", StringComparison.Ordinal))
                )
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_tables_of_rules_are_those_of_the_chains()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "decisions.md"));
        DecisionTables.Into(page).ShouldBe(page);
    }

    [GeneratedRegex(@"(?<class>[A-Z]\w+(?:Tests|Properties|Scenarios))(?:\.(?<name>[A-Z]\w+))?")]
    private static partial Regex Test();
}
