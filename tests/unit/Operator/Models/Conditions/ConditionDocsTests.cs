using System.Text.RegularExpressions;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Conditions;

/// <summary>Reasons are a contract: docs/conditions.md lists every one that the source can set.</summary>
public partial class ConditionDocsTests
{
    private static readonly string Docs = File.ReadAllText(Repository.PathOf("docs", "conditions.md"));

    [Fact]
    public void Every_reason_that_the_source_sets_is_documented()
    {
        var reasons = Directory.EnumerateFiles(Repository.PathOf("src", "Operator", "Controllers", "Models", "Conditions"), "*.cs")
            .Select(File.ReadAllText).SelectMany(text => Reason().Matches(text)).Select(m => m.Groups["reason"].Value).Distinct().ToList();
        reasons.Count.ShouldBeGreaterThan(25);
        reasons.Where(r => !Docs.Contains($"`{r}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_condition_of_a_model_is_documented() =>
        Lives.Drifted().Settle().Status.Conditions.Select(c => c.Type).Where(t => !Docs.Contains($"| `{t}`", StringComparison.Ordinal)).ShouldBeEmpty();

    [GeneratedRegex(@"(?:WellKnown\.\w+, (?:true|false|null), |No\(|Open\()""(?<reason>[A-Z]\w+)""")]
    private static partial Regex Reason();
}
