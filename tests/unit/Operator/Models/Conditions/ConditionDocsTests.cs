using System.Text.RegularExpressions;
using MlOps.Decisions.Policies;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Conditions;

/// <summary>Reasons are a contract: docs/conditions.md lists every one that the source can set.</summary>
public partial class ConditionDocsTests
{
    private static readonly string Docs = File.ReadAllText(Repository.PathOf("docs", "conditions.md"));

    [Fact]
    public void Every_reason_that_the_source_sets_is_documented()
    {
        var reasons = new[] { "Actions", "Conditions", "Report" }
            .SelectMany(folder =>
                Directory.EnumerateFiles(Repository.PathOf("src", "Decisions", folder), "*Condition.cs", SearchOption.AllDirectories)
            )
            .Select(File.ReadAllText)
            .SelectMany(text => Reason().Matches(text))
            .Select(m => m.Groups["reason"].Value)
            .Distinct()
            .ToList();
        reasons.Count.ShouldBeGreaterThan(25);
        var section = Section("ModelDeployment");
        reasons.Where(r => !section.Contains($"`{r}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_condition_of_a_model_is_documented() =>
        Scenarios
            .Drifted()
            .Settle()
            .Status.Conditions.Select(c => c.Type)
            .Where(t => !Section("ModelDeployment").Contains($"| `{t}`", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("SloPolicy", "SloPolicies", 3)]
    [InlineData("DriftPolicy", "DriftPolicies", 12)]
    public void Every_condition_and_reason_of_a_policy_is_documented(string kind, string folder, int least)
    {
        var section = Section(kind);
        var source = string.Concat(
            new[] { folder, "Policies", "Conditions" }
                .SelectMany(room =>
                    Directory.EnumerateFiles(Repository.PathOf("src", "Decisions", room), "*.cs", SearchOption.AllDirectories)
                )
                .Where(f => !f.EndsWith("Events.cs", StringComparison.Ordinal))
                .Select(File.ReadAllText)
        );
        var reasons = PolicyReason().Matches(source).SelectMany(m => m.Groups["reason"].Captures).Select(c => c.Value).Distinct().ToList();
        reasons.Count.ShouldBeGreaterThanOrEqualTo(least);
        reasons
            // Every field of a DriftPolicy is supported.
            .Where(r => kind == "SloPolicy" || r != "UnsupportedFields")
            .Concat(Enum.GetNames<EvidenceKind>())
            .Concat(Enum.GetNames<Verdict>())
            .Concat([NotJudged.InvalidSpec, NotJudged.ModelNotFound, NotJudged.NotYetServing])
            .Concat(kind == "SloPolicy" ? Enum.GetNames<EvidenceSource>() : [])
            .Where(r => !section.Contains($"`{r}`", StringComparison.Ordinal))
            .ShouldBeEmpty();
        // Conflict is taken away: only earlier releases set it.
        PolicyCondition()
            .Matches(source)
            .Select(m => m.Groups["type"].Value)
            .Where(t => t != "Conflict")
            .Distinct()
            .Where(t => !section.Contains($"| `{t}`", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    private static string Section(string kind) => Docs.Split("\n## ").Single(s => s.StartsWith($"Of a {kind}", StringComparison.Ordinal));

    [GeneratedRegex(@"WellKnown\.(?<type>\w+)")]
    private static partial Regex PolicyCondition();

    [GeneratedRegex(
        @"(?:WellKnown\.\w+,\s+(?:true|false|null),\s+|\(\s*(?:(?:true|false|null),\s+)?|Unread = )""(?<reason>[A-Z]\w+)""[,;]|\?\s+""(?<reason>[A-Z]\w+)""\s+:\s+""(?<reason>[A-Z]\w+)"""
    )]
    private static partial Regex PolicyReason();

    [GeneratedRegex(@"(?:WellKnown\.\w+,\s+(?:true|false|null),\s+|No\(\s*|Open\(\s*)""(?<reason>[A-Z]\w+)""")]
    private static partial Regex Reason();
}
