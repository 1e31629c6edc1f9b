using MlOps.Operator.Manifests;

namespace MlOps.Operator.Tests.Manifests.Lints;

/// <summary>A pattern behind = is compared letter by letter, and no series has it.</summary>
public class PatternLintTests
{
    private const string Start = "has a pattern as a plain value, ";

    private static ManifestFinding[] Bad(string selector) =>
        [
            .. Checked
                .Findings(Checked.With(Checked.Policy, "bad: errors_total", $"bad: '{selector}'"))
                .Where(f => f.Message.StartsWith(Start, StringComparison.Ordinal)),
        ];

    [Theory]
    [InlineData("a_total{code=\"5..\"}", "code=\"5..\": it selects nothing; did you mean code=~\"5..\"?")]
    [InlineData("a_total{path=\"/api/.*\"}", "path=\"/api/.*\": it selects nothing; did you mean path=~\"/api/.*\"?")]
    [InlineData("a_total{code=\"500|503\"}", "code=\"500|503\": it selects nothing; did you mean code=~\"500|503\"?")]
    [InlineData("a_total{code!=\"5..\"}", "code!=\"5..\": it leaves out nothing; did you mean code!~\"5..\"?")]
    [InlineData("a_total{status_code=\"5xx\"}", "status_code=\"5xx\": it selects nothing; did you mean status_code=~\"5..\"?")]
    public void A_pattern_behind_equals_is_told_with_what_is_meant(string selector, string message)
    {
        var finding = Bad(selector).ShouldHaveSingleItem();
        (finding.Severity, finding.Field).ShouldBe((Severity.Warning, "spec.objectives[0].sli.events.bad"));
        finding.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("a_total{code=~\"5..\"}")]
    [InlineData("a_total{version=\"1.2.3\",code=\"500\",file=\"../a\"}")]
    [InlineData("a_total{response_code_class=\"5xx\"}")]
    [InlineData("a_total{plan=\"5xx\"}")]
    public void A_plain_value_is_not(string selector) => Bad(selector).ShouldBeEmpty();

    [Fact]
    public void Selectors_of_drift_policies_are_read_too() =>
        Checked
            .Findings(
                """
                apiVersion: mlops-operator.io/v1alpha1
                kind: DriftPolicy
                metadata: {name: fraud}
                spec:
                  modelRef: {name: fraud}
                  reference: {offset: 7d}
                  signals: [{name: amount, kind: Feature, source: {histogram: {metric: amount, selector: 'route="/a.*"'}}}]
                """
            )
            .ShouldContain(f =>
                f.Field == "spec.signals[0].source.histogram.selector" && f.Message.StartsWith(Start, StringComparison.Ordinal)
            );
}
