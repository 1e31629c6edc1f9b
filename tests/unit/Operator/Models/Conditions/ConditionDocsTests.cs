using System.Text.RegularExpressions;
using MlOps.Decisions.Actions;
using MlOps.Decisions.Conditions;
using MlOps.Decisions.DriftPolicies.Quality;
using MlOps.Entities.SloPolicies.Status.Episodes;
using MlOps.Operator.Tests.Drift.Support;
using MlOps.Operator.Tests.Judging;

namespace MlOps.Operator.Tests.Models.Conditions;

/// <summary>Reasons are a contract: docs/conditions.md lists every one that a condition can have, under its condition's kind.</summary>
public partial class ConditionDocsTests
{
    private static readonly string Docs = File.ReadAllText(Repository.PathOf("docs", "conditions.md"));

    public static TheoryData<string> Catalogue =>
        [.. typeof(Reasons).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Catalogue))]
    public void A_reason_of_the_catalogue_is_documented(string reason) => Docs.ShouldContain($"`{reason}`");

    [Theory]
    [MemberData(nameof(Catalogue))]
    public void A_reason_of_the_catalogue_is_used(string reason) =>
        Sources().Any(text => Regex.IsMatch(text, $@"\bReasons\.{reason}\b")).ShouldBeTrue();

    /// <summary>A reason that is written where it is used would be in no catalogue, and in no documentation.</summary>
    [Fact]
    public void No_condition_has_a_reason_outside_the_catalogue() =>
        Sources().SelectMany(text => Literal().Matches(text)).Select(m => m.Value).ShouldBeEmpty();

    [Fact]
    public void What_the_golden_decisions_show_is_documented()
    {
        var section = Section("ModelDeployment");
        var seen = Directory
            .EnumerateFiles(Repository.PathOf("tests", "golden"), "status.yaml", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Select(line => GoldenCondition().Match(line))
            .Where(m => m.Success)
            .Select(m => (Type: m.Groups["type"].Value, Reason: m.Groups["reason"].Value))
            .Distinct()
            .ToList();
        seen.Count.ShouldBeGreaterThan(50);
        var rules = ActionList.All.SelectMany(a => a.Chain?.Rules ?? []).Select(r => r.Reason).ToHashSet();
        seen.Where(c => !section.Contains($"| `{c.Type}`", StringComparison.Ordinal)).ShouldBeEmpty();
        seen.Where(c =>
                !section.Contains($"`{c.Reason}`", StringComparison.Ordinal)
                && !rules.Contains(c.Reason)
                && !Step().IsMatch(c.Reason)
                && !ActionList.All.Any(a => a.Outcomes.Contains(c.Reason))
                && !DataQualityRules().Contains(c.Reason)
            )
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SloPolicy")]
    [InlineData("DriftPolicy")]
    public void Every_condition_of_a_policy_and_what_gives_its_reason_is_documented(string kind)
    {
        var section = Section(kind);
        var conditions = kind == "SloPolicy" ? Facts.After(90).Judged().Conditions : new ADrift().Judge().Conditions;
        conditions
            .Select(c => $"| `{c.Type}`")
            .Concat(Enum.GetNames<EvidenceKind>().Concat(Enum.GetNames<Verdict>()).Select(n => $"`{n}`"))
            .Concat(kind == "SloPolicy" ? Enum.GetNames<EvidenceSource>().Select(n => $"`{n}`") : DataQualityRules().Select(n => $"`{n}`"))
            .Where(text => !section.Contains(text, StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    private static IReadOnlyList<string> DataQualityRules() =>
        [.. typeof(DataQualityRule).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];

    private static string Section(string kind) => Docs.Split("\n## ").Single(s => s.StartsWith($"Of a {kind}", StringComparison.Ordinal));

    private static IEnumerable<string> Sources() =>
        Directory
            .EnumerateFiles(Repository.PathOf("src", "Decisions"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Contains("obj"))
            .Select(File.ReadAllText);

    [GeneratedRegex(@"(?:WellKnown\.\w+,\s+(?:true|false|null),\s+|\bNo\(\s*|\bOpen\(\s*|new NotJudged\(\s*)""[A-Z]\w+""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^  (?<type>[A-Z]\w+): '?""?(?:True|False|Unknown) (?<reason>\w+):")]
    private static partial Regex GoldenCondition();

    /// <summary>"The action and its step, for example RollbackWarmUp".</summary>
    [GeneratedRegex("^(?:Rollback|Promote)(?:WarmUp|Switch|Drain|Verify)$")]
    private static partial Regex Step();
}
