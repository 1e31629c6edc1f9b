using MlOps.Operator.Manifests;
using static MlOps.Operator.Tests.Manifests.Checked;

namespace MlOps.Operator.Tests.Manifests;

/// <summary>One run reports every mistake; none hides another.</summary>
public class OneRunTests
{
    private const string Events = "events:\n          bad: errors_total\n          total: requests_total";
    private const string Container = "template: {spec: {containers: [{name: model, image: fraud}]}}";

    private static string[] Said(string text) => [.. Findings(text).Select(f => $"{f.Field}: {f.Message}")];

    private static void Says(string text, params string[] starts)
    {
        var said = Said(text);
        foreach (var start in starts)
            said.ShouldContain(s => s.StartsWith(start, StringComparison.Ordinal), string.Join("; ", said));
    }

    [Fact]
    public void A_misspelt_field_of_a_template_is_told_beside_what_it_leaves_missing() =>
        Says(
            With(Model, Container, "template: {spec: {container: [{name: model, image: fraud}]}}"),
            "spec.template.spec.container: is not a known field; did you mean containers?",
            "spec.template.spec.containers: must name at least one container"
        );

    [Fact]
    public void Types_queries_and_warnings_of_one_object_are_told_together()
    {
        string[] more =
        [
            "    - {name: quality, target: 95, sli: {gauge: {query: 'avg(', min: 0.9}}}",
            "    - {name: slow, target: '99', sli: {events: {bad: 'http_requests_total{code=\"5..\"}', total: http_requests_total}}}",
            "  mode: enforce",
            "  noDat: {}",
        ];
        var text = $"{Policy}\n{string.Join('\n', more)}";
        Says(
            text,
            "spec.objectives[1].target: is integer 95; write it as text, \"95\"",
            "spec.objectives[1].sli.gauge.min: is number 0.9; write it as text, \"0.9\"",
            "spec.objectives[1].sli.gauge.query: is not valid PromQL",
            "spec.objectives[2].sli.events.bad: has a pattern as a plain value",
            "spec.mode: is 'enforce'; choose one of",
            "spec.noDat: is not a known field; did you mean noData?"
        );
    }

    [Fact]
    public void A_template_is_read_beside_a_wrong_field_of_the_spec() =>
        Says(
            With(
                With(Model, Container, "template: {spec: {containers: [{name: model, image: fraud, args: [1]}]}}"),
                "port: 80",
                "port: http"
            ),
            "spec.service.ports[0].port: is of type string; integer is required",
            "spec.template.spec.containers[0].args[0]: is integer 1; write it as text",
            "spec.template.spec.containers[0].readinessProbe: is missing"
        );

    [Fact]
    public void An_error_of_a_query_hides_no_warning_of_another() =>
        Says(
            With(Policy.ReplaceLineEndings("\n"), Events, "expression: {bad: 'sum(', total: 'sum(rate(a[${window}]))'}"),
            "spec.objectives[0].sli.expression.bad: is not valid PromQL",
            "spec.objectives[0].sli.expression.total: has rate()"
        );

    /// <summary>What is only wrong because something else is would send people to the wrong place.</summary>
    [Theory]
    [InlineData("spec:", "spec:\n  mode: enforce\n  enforceAfter: 2026-01-31T22:00:00Z", "spec.enforceAfter")]
    [InlineData(
        "modelRef:",
        "responses: [{trigger: Fast, objectives: [availability], steps: [{action: Rollback}]}]\n  modelRef:",
        "spec.objectives"
    )]
    [InlineData("bad: errors_total", "bad: {}", "spec.objectives[0].sli.events")]
    [InlineData("events:", "evnts:", "spec.objectives[0].sli")]
    [InlineData("target: \"99\"", "target: \"0.999\"", "spec.window")]
    [InlineData("spec:", "spec:\n  window: 1x", "spec.objectives[0].target")]
    [InlineData(
        "spec:",
        "spec:\n  window: 1d\n  tier: [{name: Fast, longWindow: 1h, shortWindow: 5m, budgetPercent: \"20\"}]",
        "spec.window"
    )]
    public void What_only_follows_from_another_mistake_is_not_told(string from, string to, string field) =>
        Findings(With(Policy, from, to)).ShouldNotContain(f => f.Field == field);

    [Fact]
    public void Rules_across_lists_wait_for_the_list() =>
        Findings(
                "apiVersion: mlops-operator.io/v1alpha1\nkind: SloPolicy\nmetadata: {name: a}\nspec:\n  modelRef: {name: a}\n  objectives: {}\n"
                    + "  responses: [{trigger: Fast, objectives: [availability], steps: [{action: Rollback}]}]"
            )
            .Where(f => f.Severity == Severity.Error)
            .ShouldHaveSingleItem()
            .Field.ShouldBe("spec.objectives");

    [Fact]
    public void A_field_that_is_missing_because_it_is_misspelt_is_told_once() =>
        Findings(Model + "\n  prob: {path: /}").ShouldNotContain(f => f.Field == "spec.probe");
}
