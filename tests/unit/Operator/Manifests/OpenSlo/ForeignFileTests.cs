using MlOps.Operator.Cli;

namespace MlOps.Operator.Tests.Manifests.OpenSlo;

/// <summary>Objectives in other forms and of other tools: converted, or one sentence says what to do.</summary>
public class ForeignFileTests
{
    private const string Slo = """
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: answers}
        spec:
          timeWindow: [{duration: 28d, isRolling: true}]
          indicator: {spec: {ratioMetric: {counter: true, bad: {metricSource: {spec: {query: 'a_total{c="5"}'}}}, total: {metricSource: {spec: {query: a_total}}}}}}
          objectives: [{displayName: Not failed, target: 0.99}]
        """;

    private static (int Code, string Policies, string Left) Convert(string text)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (ConvertCommand.Run(["-"], "fraud", new StringReader(text), output, error), output.ToString(), error.ToString());
    }

    [Fact]
    public void A_list_of_objects_is_read()
    {
        var (code, policies, left) = Convert("- " + Slo.ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal));
        (code, left).ShouldBe((0, ""));
        policies.ShouldContain("bad: a_total{c=\"5\"}");
    }

    [Fact]
    public void An_objective_takes_its_display_name() => Convert(Slo).Policies.ShouldContain("name: not-failed");

    [Fact]
    public void Two_SLOs_of_one_name_become_two_policies()
    {
        var (code, policies, left) = Convert($"{Slo}\n---\n{Slo.Replace("name: answers", "name: Answers", StringComparison.Ordinal)}");
        code.ShouldBe(0);
        policies.ShouldContain("name: answers\n");
        policies.ShouldContain("name: answers-2\n");
        left.ShouldContain("note: metadata.name: 'Answers' is written as answers-2");
    }

    [Theory]
    [InlineData(
        "apiVersion: openslo/v1alpha\nkind: SLO\nmetadata: {name: a}",
        1,
        "SLO/a: not converted: is of OpenSLO v1alpha, and v1 is read: move"
    )]
    [InlineData("apiVersion: openslo.com/v2alpha\nkind: SLO\nmetadata: {name: a}", 1, "is of openslo.com/v2alpha, and openslo/v1 is read")]
    [InlineData(
        "apiVersion: openslo/v1\nkind: AlertPolicy\nmetadata: {name: a}",
        1,
        "AlertPolicy/a: not converted: is an OpenSLO AlertPolicy"
    )]
    [InlineData("apiVersion: openslo/v1\nkind: Surprise\nmetadata: {name: a}", 1, "Surprise/a: not converted")]
    [InlineData(
        "apiVersion: openslo/v1\nkind: Service\nmetadata: {name: a}",
        0,
        "Service/a: note: is an OpenSLO Service, which has no counterpart"
    )]
    [InlineData(
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}",
        1,
        "ConfigMap/a: not converted: is no OpenSLO object of openslo/v1"
    )]
    [InlineData("version: prometheus/v1\nservice: a\nslos: []", 1, "document: not converted: is a file of Sloth; for each objective")]
    public void What_else_stands_in_the_file_is_named(string other, int code, string left)
    {
        var converted = Convert($"{Slo}\n---\n{other}");
        converted.Code.ShouldBe(code);
        converted.Policies.ShouldContain("name: answers");
        converted.Left.ShouldContain("stdin:9: ");
        converted.Left.ShouldContain(left);
    }

    [Theory]
    [InlineData(
        "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: a}",
        "is an OpenSLO object; convert it: mlops-operator convert openslo stdin --model NAME"
    )]
    [InlineData("- apiVersion: openslo/v1\n  kind: SLO\n  metadata: {name: a}", "is an OpenSLO object; convert it")]
    [InlineData("apiVersion: openslo/v1alpha\nkind: SLO", "is of OpenSLO v1alpha, and v1 is read")]
    [InlineData(
        "apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective",
        "is an objective of Pyrra; for each objective write a SloPolicy"
    )]
    [InlineData("apiVersion: sloth.slok.dev/v1\nkind: PrometheusServiceLevel", "is an objective of Sloth")]
    [InlineData("version: prometheus/v1\nslos: []", "is a file of Sloth")]
    [InlineData("apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule", "holds rules of Prometheus, which have no target")]
    [InlineData("groups: [{name: a, rules: []}]", "is a rule file of Prometheus")]
    public void Validate_says_what_to_do_with_a_file_of_another_tool(string text, string advice)
    {
        var (findings, documents, unreadable) = ValidateCommand.Check(["-"], new StringReader(text));
        (documents, unreadable).ShouldBe((0, true));
        findings.ShouldHaveSingleItem().Message.ShouldStartWith(advice);
    }
}
