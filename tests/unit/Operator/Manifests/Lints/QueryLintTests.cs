using MlOps.Operator.Manifests;

namespace MlOps.Operator.Tests.Manifests.Lints;

/// <summary>What validate says of queries, by the place in the file and the place in the query.</summary>
public class QueryLintTests
{
    private const string Events = "events:\n          bad: errors_total\n          total: requests_total";

    private static string With(string sli) => Checked.With(Checked.Policy.ReplaceLineEndings("\n"), Events, sli.ReplaceLineEndings("\n"));

    private static ManifestFinding? Finding(string text, string field) =>
        Checked.Findings(text).FirstOrDefault(f => f.Field == $"spec.objectives[0].sli.{field}");

    [Theory]
    [InlineData("bad", "rate")]
    [InlineData("good", "irate")]
    public void A_rate_where_a_count_is_asked_for_is_a_warning(string part, string function)
    {
        var text = With(
            $"expression:\n          {part}: 'sum({function}(a_total{{c=\"5\"}}[${{window}}]))'\n          total: sum(increase(a_total[${{window}}]))"
        );
        var finding = Finding(text, $"expression.{part}").ShouldNotBeNull();
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Message.ShouldStartWith(
            $"has {function}() at character 5, which gives events per second, where a number of events is asked for"
        );
        finding.Message.ShouldEndWith("write increase(a_total{c=\"5\"}[${window}])");
        finding.Line.ShouldBe(13);
    }

    [Fact]
    public void A_rate_of_the_number_behind_a_gauge_is_one_too() =>
        Finding(With("gauge: {query: avg(accuracy), min: \"0.9\", nQuery: 'sum(rate(n_total[5m]))'}"), "gauge.nQuery")
            .ShouldNotBeNull()
            .Message.ShouldContain("events per second");

    [Theory]
    [InlineData("sum(increase(a_total[${window}]))")]
    [InlineData("sum_over_time((sum(rate(a_total[2m])) > bool 40)[${window}:1m])")]
    [InlineData("count_over_time((sum(rate(a_total[2m])))[${window}:1m])")]
    public void A_count_is_none(string query) =>
        Finding(With($"expression:\n          bad: 'sum(increase(b_total[${{window}}]))'\n          total: '{query}'"), "expression.total")
            .ShouldBeNull();

    [Theory]
    [InlineData(
        "expression:\n          bad: 'x[${window}]'\n          total: 'sum(increase(a[${window}]))'",
        "expression.bad",
        "gives a range vector"
    )]
    [InlineData(
        "expression:\n          bad: '(sum(rate(a[2m])))[${window}]'\n          total: 'sum(increase(a[${window}]))'",
        "expression.bad",
        "is not valid PromQL at character 19"
    )]
    [InlineData("gauge: {query: 'avg_over_time(accuracy)', min: \"0.9\"}", "gauge.query", "avg_over_time needs a range vector here")]
    [InlineData("gauge: {query: avg(accuracy), nQuery: 'sum(n', min: \"0.9\"}", "gauge.nQuery", "lacks a closing ')'")]
    [InlineData("events:\n          bad: 'e{c=~\"a(?=b)\"}'\n          total: t", "events.bad", "has a group that RE2 does not know")]
    public void What_Prometheus_would_refuse_is_an_error(string sli, string field, string message)
    {
        var finding = Finding(With(sli), field).ShouldNotBeNull();
        finding.Severity.ShouldBe(Severity.Error);
        finding.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("country=~\".+\"", "leaves out the empty category, which stands for missing values: ")]
    [InlineData("country!~\"No.*\"", "leaves out the category None, which stands for missing values: ")]
    public void The_category_that_is_left_out_is_named(string selector, string message) =>
        Checked
            .Findings(
                "apiVersion: mlops-operator.io/v1alpha1\nkind: DriftPolicy\nmetadata: {name: a}\nspec:\n  modelRef: {name: a}\n  reference: {offset: 7d}\n"
                    + $"  signals: [{{name: a, kind: Feature, source: {{categorical: {{metric: c_total, label: country, selector: '{selector}'}}}}}}]"
            )
            .ShouldContain(f => f.Field == "spec.signals[0].missing" && f.Message.Contains(message, StringComparison.Ordinal));

    [Fact]
    public void Names_in_quotes_are_taken_and_the_version_is_told()
    {
        var text = With("events:\n          bad: '{\"http.requests\", \"http.code\"=~\"5..\"}'\n          total: '{\"http.requests\"}'");
        Checked.Errors(text).ShouldBeEmpty();
        Finding(text, "events.bad")
            .ShouldNotBeNull()
            .Message.ShouldBe("has a name in quotes at character 2, which needs Prometheus 3.0 or later");
    }

    [Theory]
    [InlineData("0.99", "write it as text, in percent: \"99\"")]
    [InlineData("0.995", "write it as text, in percent: \"99.5\"")]
    [InlineData("99.5", "write it as text, \"99.5\"")]
    public void A_target_as_a_number_is_told_in_percent(string target, string remedy) =>
        Checked.Errors(Checked.With(Checked.Policy, "\"99\"", target)).ShouldHaveSingleItem().Message.ShouldEndWith(remedy);

    [Theory]
    [InlineData("country!=\"None\"", true)]
    [InlineData("country!~\"xx|nan\"", true)]
    [InlineData("country!=\"\"", true)]
    [InlineData("country!=\"NO\"", false)]
    [InlineData("job!=\"None\"", false)]
    [InlineData("country=~\"NO|None\"", false)]
    [InlineData("country=~\"NO|SE\"", false)]
    [InlineData("country=~\".*\"", false)]
    [InlineData("country=~\".+\"", true)]
    [InlineData("country=~\"[A-Z]{2}\"", true)]
    [InlineData("country!~\"No.*\"", true)]
    [InlineData("country!~\"(?i)null\"", true)]
    [InlineData("country!~\"^$\"", true)]
    [InlineData("country!~\"N[O]\"", false)]
    [InlineData("country!~\"(\"", false)]
    public void Missing_values_that_a_selector_leaves_out_ask_for_missing(string selector, bool asked) =>
        Checked
            .Findings(
                "apiVersion: mlops-operator.io/v1alpha1\nkind: DriftPolicy\nmetadata: {name: a}\nspec:\n  modelRef: {name: a}\n  reference: {offset: 7d}\n"
                    + $"  signals: [{{name: a, kind: Feature, source: {{categorical: {{metric: c_total, label: country, selector: '{selector}'}}}}}}]"
            )
            .Any(f => f.Field == "spec.signals[0].missing")
            .ShouldBe(asked);
}
