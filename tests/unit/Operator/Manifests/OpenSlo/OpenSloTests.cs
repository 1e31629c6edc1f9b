using MlOps.Operator.Cli;

namespace MlOps.Operator.Tests.Manifests.OpenSlo;

public class OpenSloTests
{
    private const string Slo = """
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: checkout}
        spec:
          budgetingMethod: Occurrences
          timeWindow: [{duration: 28d, isRolling: true}]
          indicator:
            spec:
              ratioMetric:
                good: {metricSource: {type: Prometheus, spec: {query: 'requests_total{code!~"[45].."}'}}}
                total: {metricSource: {type: Prometheus, spec: {query: requests_total}}}
          objectives: [{target: 0.995}]
        """;

    private static (int Code, string Policies, string Left) Run(string text)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (ConvertCommand.Run(["-"], "fraud", new StringReader(text), output, error), output.ToString(), error.ToString());
    }

    [Fact]
    public void A_ratio_of_selectors_becomes_events_that_validate()
    {
        var (code, policies, left) = Run(Slo);
        (code, left).ShouldBe((0, ""));
        ValidateCommand.Check(["-"], new StringReader(policies)).Findings.ShouldBeEmpty();
        policies.ShouldContain("target: \"99.5\"");
        policies.ShouldContain("good: requests_total{code!~\"[45]..\"}");
    }

    [Fact]
    public void A_query_becomes_an_expression_over_the_tiers_windows_and_that_is_told()
    {
        var (_, policies, left) = Run(
            Slo.Replace(
                "query: requests_total}",
                "query: 'sum by (job) (irate(requests_total{code=~\"[12].*\"}[5m]))'}",
                StringComparison.Ordinal
            )
        );
        policies.ShouldContain("sum by (job) (increase(requests_total{code=~\"[12].*\"}[${window}]))");
        left.ShouldContain("only the burn tiers");
    }

    [Theory]
    [InlineData("budgetingMethod: Occurrences", "budgetingMethod: Timeslices", "5: SLO", "spec.budgetingMethod: Timeslices")]
    [InlineData("budgetingMethod: Occurrences", "alertPolicies: [{}]", "5: SLO", "spec.alertPolicies: has no counterpart")]
    [InlineData("duration: 28d, isRolling: true", "duration: 1M, calendar: {}", "6: SLO", "spec.timeWindow[0].calendar: only rolling")]
    [InlineData("duration: 28d", "duration: 1Q", "6: SLO", "spec.timeWindow[0].duration: 1Q: months, quarters and years")]
    [InlineData("isRolling: true}", "isRolling: true}, {duration: 90d}", "6: SLO", "spec.timeWindow[1]: 90d: a SloPolicy has one window")]
    [InlineData("timeWindow: [{duration: 28d, isRolling: true}]", "timeWindow: 28d", "6: SLO", "spec.timeWindow: is not an object")]
    [InlineData("timeWindow:", "timeWindows:", "6: SLO", "spec.timeWindows: is the field of another version")]
    [InlineData("target: 0.995", "displayName: x", "12: SLO", "spec.objectives[0].target: is missing")]
    [InlineData("target: 0.995", "target: 0.995, timeSliceTarget: 0.9", "12: SLO", "spec.objectives[0].timeSliceTarget")]
    [InlineData("ratioMetric:", "ratioMetric:\n        counter: false", "10: SLO", "spec.indicator.spec.ratioMetric.counter: is false")]
    [InlineData("metricSource: {type: Prometheus", "metricSource: {metricSourceRef: a, type: Datadog", "11: SLO", "type: is Datadog")]
    public void What_is_lost_is_named_with_its_line_and_a_failure(string from, string to, string line, string left)
    {
        var (code, _, error) = Run(Checked.With(Slo, from, to));
        code.ShouldBe(1);
        error.ShouldContain($"stdin:{line}/checkout: not converted: ");
        error.ShouldContain(left);
    }

    [Fact]
    public void A_threshold_becomes_a_gauge()
    {
        var text = """
            apiVersion: openslo/v1
            kind: SLI
            metadata: {name: accuracy}
            spec: {thresholdMetric: {metricSource: {spec: {query: avg(accuracy)}}}}
            ---
            apiVersion: openslo/v1
            kind: SLO
            metadata: {name: quality}
            spec: {indicatorRef: accuracy, objectives: [{op: gte, value: 0.9, targetPercent: 95}]}
            """;
        var (code, policies, _) = Run(text);
        code.ShouldBe(0);
        policies.ShouldContain("min: \"0.9\"");
        ValidateCommand.Check(["-"], new StringReader(policies)).Findings.ShouldAllBe(f => f.Severity != Operator.Manifests.Severity.Error);
    }

    [Fact]
    public void An_SLO_of_which_nothing_can_be_converted_is_a_failure()
    {
        var (code, policies, left) = Run(Slo.Replace("ratioMetric", "otherMetric", StringComparison.Ordinal));
        (code, policies).ShouldBe((1, ""));
        left.ShouldContain("has neither ratioMetric nor thresholdMetric");
    }

    [Theory]
    [InlineData(
        "total: {metricSource: {type: Prometheus",
        "total: {metricSource: {type: Datadog",
        "ratioMetric.total.metricSource.type: is Datadog; only Prometheus is supported"
    )]
    [InlineData("target: 0.995", "target: high", "spec.objectives[0].target: 'high' is not a number")]
    [InlineData("target: 0.995", "target: 1", "spec.objectives[0].target: 1 leaves no error budget")]
    [InlineData("target: 0.995", "targetPercent: 100", "spec.objectives[0].targetPercent: 100 leaves no error budget")]
    [InlineData("query: requests_total}", "query: 'vector(1)'}", "ratioMetric.total: has vector() at character 1")]
    [InlineData("query: requests_total}", "query: 'sum(requests_total'}", "ratioMetric.total: is not valid PromQL at character 19")]
    [InlineData("duration: 28d", "duration: 0d", "spec.timeWindow: would be no valid SloPolicy: '0d' is not a Prometheus duration")]
    public void What_would_not_validate_is_named_and_a_failure(string from, string to, string left)
    {
        var (code, policies, error) = Run(Checked.With(Slo, from, to));
        (code, policies).ShouldBe((1, ""));
        error.ShouldContain(left);
    }

    [Theory]
    [InlineData("type: Prometheus", "type: prometheus")]
    [InlineData("type: Prometheus, ", "")]
    [InlineData("ratioMetric:", "ratioMetric:\n        counter: true")]
    public void A_source_is_Prometheus(string from, string to)
    {
        var (code, policies, error) = Run(Checked.With(Slo, from, to));
        (code, error).ShouldBe((0, ""));
        Checked.Errors(policies).ShouldBeEmpty();
    }

    [Fact]
    public void A_source_by_name_becomes_the_one_of_the_policy()
    {
        var (code, policies, error) = Run(
            Checked.With(Slo, "metricSource: {type: Prometheus", "metricSource: {metricSourceRef: thanos, type: Prometheus")
        );
        code.ShouldBe(0);
        policies.ShouldContain("prometheus: thanos");
        error.ShouldContain(
            "stdin:11: SLO/checkout: note: spec.indicator.spec.ratioMetric.total.metricSource.metricSourceRef: thanos becomes spec.prometheus; configure a Prometheus of that name"
        );
    }

    [Fact]
    public void Queries_that_name_no_source_beside_one_that_does_are_told()
    {
        const string Own =
            "{ratioMetric: {bad: {metricSource: {type: Prometheus, spec: {query: bad_total}}}, total: {metricSource: {type: Prometheus, spec: {query: all_total}}}}}";
        var (code, policies, left) = Run(
            Checked.With(
                Checked.With(Slo, "good: {metricSource: {", "good: {metricSource: {metricSourceRef: a, "),
                "[{target: 0.995}]",
                $"[{{target: 0.995}}, {{target: 0.99, indicator: {{spec: {Own}}}}}]"
            )
        );
        code.ShouldBe(0);
        policies.ShouldContain("bad_total");
        left.ShouldContain("note: spec.objectives[0]: only one of its queries names metricSourceRef a; both are sent there");
        left.ShouldContain("note: spec.objectives[1]: names no metricSourceRef; its queries are sent to a as well");
    }

    [Fact]
    public void A_selector_beside_a_query_becomes_an_increase()
    {
        var (code, policies, _) = Run(
            Slo.Replace("query: requests_total}", "query: 'sum by (job) (rate(requests_total[5m]))'}", StringComparison.Ordinal)
        );
        code.ShouldBe(0);
        policies.ShouldContain("sum(increase(requests_total{code!~\"[45]..\"}[${window}]))");
        Checked.Errors(policies).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Check_Out v2", "check-out-v2")]
    [InlineData("9-lives.", "9-lives")]
    [InlineData("___", "slo")]
    public void Names_become_valid_and_that_is_told(string name, string valid)
    {
        var (_, policies, left) = Run(Slo.Replace("{name: checkout}", $"{{name: \"{name}\"}}", StringComparison.Ordinal));
        policies.ShouldContain($"name: {valid}\n");
        left.ShouldContain($"note: metadata.name: '{name}' is written as {valid}");
        Checked.Errors(policies).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Fraud_X")]
    [InlineData("1fraud")]
    [InlineData("a12345678901234567890123456789012345678901234567")]
    public void A_model_of_no_valid_name_is_refused(string model)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        ConvertCommand.Run(["-"], model, new StringReader(Slo), output, error).ShouldBe(2);
        output.ToString().ShouldBeEmpty();
        error.ToString().ShouldStartWith($"--model '{model}' is not a valid ModelDeployment name: ");
    }

    /// <summary>Whatever stands in a field, the output is nothing or passes validate.</summary>
    [Fact]
    public void What_is_written_always_validates()
    {
        string[] values =
        [
            "",
            "[]",
            "{}",
            "x",
            "1",
            "-1",
            "99.9",
            "'{'",
            "true",
            "'sum(rate(a[5m])) / b'",
            "a{b=~\"(\"}",
            "28d",
            "lte",
            "{spec: {}}",
            "[{}]",
        ];
        string[] fields =
        [
            "checkout",
            "Occurrences",
            "28d",
            "true",
            "requests_total",
            "0.995",
            "Prometheus",
            "{name: checkout}",
            "[{target: 0.995}]",
            "[{duration: 28d, isRolling: true}]",
        ];
        foreach (var (field, value) in fields.SelectMany(f => values.Select(v => (f, v))))
        {
            var (code, policies, left) = Run(Slo.Replace(field, value, StringComparison.Ordinal));
            (policies.Length == 0 ? [] : Checked.Errors(policies)).ShouldBeEmpty($"{field} → {value}");
            (policies.Length == 0 && code == 0).ShouldBeFalse($"{field} → {value}: {left}");
            left.Contains("not converted", StringComparison.Ordinal).ShouldBe(code == 1, $"{field} → {value}: {left}");
        }
    }

    [Theory]
    [InlineData("a: b")]
    [InlineData("")]
    public void A_file_without_an_SLO_leaves_nothing_to_convert(string text) => Run(text).Code.ShouldBe(2);

    [Fact]
    public void An_empty_file_is_named() => Run("").Left.ShouldStartWith("stdin: is empty");

    [Fact]
    public void The_weight_of_a_composite_is_told_in_its_own_words() =>
        Run(Checked.With(Slo, "target: 0.995", "target: 0.995, compositeWeight: 2"))
            .Left.ShouldContain(
                "spec.objectives[0].compositeWeight: has no counterpart; each objective of a SloPolicy is judged by itself"
            );

    [Fact]
    public void An_objective_of_two_sources_is_left_out()
    {
        var (code, policies, left) = Run(
            Checked.With(
                Checked.With(Slo, "good: {metricSource: {", "good: {metricSource: {metricSourceRef: a, "),
                "total: {metricSource: {",
                "total: {metricSource: {metricSourceRef: b, "
            )
        );
        (code, policies).ShouldBe((1, ""));
        left.ShouldContain("not converted: spec.objectives[0]: reads from several sources, a, b; a SloPolicy asks one Prometheus");
    }

    [Fact]
    public void An_objective_from_another_source_than_the_first_is_left_out()
    {
        const string Own =
            "{ratioMetric: {bad: {metricSource: {metricSourceRef: b, type: Prometheus, spec: {query: bad_total}}}, total: {metricSource: {metricSourceRef: b, type: Prometheus, spec: {query: all_total}}}}}";
        var (code, policies, left) = Run(
            Checked.With(
                Slo.Replace("metricSource: {type", "metricSource: {metricSourceRef: a, type", StringComparison.Ordinal),
                "[{target: 0.995}]",
                $"[{{target: 0.995}}, {{target: 0.99, indicator: {{spec: {Own}}}}}]"
            )
        );
        code.ShouldBe(1);
        policies.ShouldContain("prometheus: a");
        policies.ShouldNotContain("bad_total");
        left.ShouldContain(
            "not converted: spec.objectives[1]: reads from the source b, and the objectives before it from a; a SloPolicy has one source: move this objective to an SLO of its own"
        );
    }

    [Fact]
    public void A_window_without_a_burn_tier_is_told() =>
        Run(Checked.With(Slo, "duration: 28d", "duration: 1d"))
            .Left.ShouldContain(
                "note: spec.timeWindow: no burn tier is left for objective objective-1 at window 1d: outside of releases nothing"
            );
}
