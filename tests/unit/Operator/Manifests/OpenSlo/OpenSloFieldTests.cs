namespace MlOps.Operator.Tests.Manifests.OpenSlo;

/// <summary>No field of the file goes unread without a word.</summary>
public class OpenSloFieldTests
{
    private const string Complete = """
        apiVersion: openslo/v1
        kind: SLO
        metadata:
          name: checkout
        spec:
          budgetingMethod: Occurrences
          timeWindow:
            - duration: 28d
              isRolling: true
          indicator:
            spec:
              ratioMetric:
                counter: true
                good:
                  metricSource:
                    type: Prometheus
                    spec:
                      query: ok_total
                total:
                  metricSource:
                    spec:
                      query: all_total
          objectives:
            - target: 0.99
        """;

    private static (int Code, string Policies, string Left) With(string before, string field) =>
        OpenSloFile.Convert(Checked.With(Complete, before, field + "\n" + new string(' ', Indent(before)) + before));

    private static int Indent(string line)
    {
        var at = Complete.IndexOf(line, StringComparison.Ordinal);
        return at - Complete.LastIndexOf('\n', at) - 1;
    }

    [Fact]
    public void A_file_of_known_fields_is_converted_without_a_word()
    {
        var (code, _, left) = OpenSloFile.Convert(Complete);
        (code, left).ShouldBe((0, ""));
    }

    [Theory]
    [InlineData("kind: SLO", "knd: x", 2, "knd: is no field of OpenSLO v1; did you mean kind?")]
    [InlineData("name: checkout", "lables: {a: b}", 4, "metadata.lables: is no field of OpenSLO v1; did you mean labels?")]
    [InlineData("budgetingMethod: O", "alertPolicy: []", 6, "spec.alertPolicy: is no field of OpenSLO v1; did you mean alertPolicies?")]
    [InlineData("isRolling: true", "calender: {}", 9, "spec.timeWindow[0].calender: is no field of OpenSLO v1; did you mean calendar?")]
    [InlineData("ratioMetric:", "latency: 1", 12, "spec.indicator.spec.latency: is no field of OpenSLO v1; known fields are description, ")]
    [InlineData(
        "counter: true",
        "bogus: 1",
        13,
        "spec.indicator.spec.ratioMetric.bogus: is no field of OpenSLO v1; known fields are counter, "
    )]
    [InlineData("type: Prometheus", "foo: 1", 16, "ratioMetric.good.metricSource.foo: is no field of OpenSLO v1")]
    [InlineData(
        "query: ok",
        "dimensions: [a]",
        18,
        "good.metricSource.spec.dimensions: is no field of a Prometheus source; known fields are query"
    )]
    [InlineData("target: 0.99", "nonsense: 1", 24, "spec.objectives[0].nonsense: is no field of OpenSLO v1; known fields are ")]
    [InlineData("target: 0.99", "traget: 0.9", 24, "spec.objectives[0].traget: is no field of OpenSLO v1; did you mean target?")]
    public void An_unknown_field_is_named_and_lost(string before, string field, int line, string left)
    {
        var (code, policies, error) = With(before, field);
        code.ShouldBe(1, error);
        policies.ShouldContain("total: all_total");
        error.ShouldContain($"stdin:{line}: SLO/");
        error.ShouldContain("not converted: ");
        error.ShouldContain(left);
    }

    [Theory]
    [InlineData("name: checkout", "labels: {a: b}", "metadata.labels")]
    [InlineData("name: checkout", "annotations: {a: b}", "metadata.annotations")]
    [InlineData("name: checkout", "displayName: Check out", "metadata.displayName")]
    [InlineData("budgetingMethod: O", "service: a", "spec.service")]
    [InlineData("budgetingMethod: O", "description: a", "spec.description")]
    [InlineData("ratioMetric:", "description: a", "spec.indicator.spec.description")]
    public void What_only_describes_is_a_note(string before, string field, string path)
    {
        var (code, _, left) = With(before, field);
        code.ShouldBe(0);
        left.ShouldContain($"SLO/checkout: note: {path}: only describes and is left out");
    }

    [Theory]
    [InlineData("op: lte")]
    [InlineData("value: 1")]
    public void The_bound_of_a_ratio_is_a_note(string field)
    {
        var (code, _, left) = With("target: 0.99", field);
        code.ShouldBe(0);
        left.ShouldContain(
            $"note: spec.objectives[0].{field[..field.IndexOf(':', StringComparison.Ordinal)]}: is the bound of a thresholdMetric, and a ratioMetric has none"
        );
    }

    [Fact]
    public void Fields_of_an_SLI_are_read_in_its_own_file_once()
    {
        var (code, _, left) = OpenSloFile.Convert(
            """
            apiVersion: openslo/v1
            kind: SLI
            metadata: {name: accuracy}
            spec:
              thresholdMetric: {metricSource: {spec: {query: avg(accuracy)}}, bogus: 1}
            ---
            apiVersion: openslo/v1
            kind: SLO
            metadata: {name: quality}
            spec: {indicatorRef: accuracy, objectives: [{op: gte, value: 0.9, targetPercent: 95}]}
            """
        );
        code.ShouldBe(1);
        left.ShouldContain("stdin:5: SLI/accuracy: not converted: spec.thresholdMetric.bogus: is no field of OpenSLO v1");
    }
}
