using MlOps.Operator.Cli;
using MlOps.Operator.Manifests;

namespace MlOps.Operator.Tests.Manifests.Lints;

/// <summary>What a person would read in a condition is told before the object reaches a cluster.</summary>
public class ConditionLintTests
{
    private static IReadOnlyList<ManifestFinding> Check(string target, string more = "") =>
        Checked.Findings(Checked.Policy.Replace("\"99\"", $"\"{target}\"", StringComparison.Ordinal) + "\n" + more);

    [Fact]
    public void A_target_that_drops_a_default_tier_is_told_with_the_arithmetic() =>
        Check("90")
            .Select(f => f.ToString())
            .ShouldBe([
                "stdin:10: warning: SloPolicy/fraud: spec.objectives[0].target: drops the default tier fast: it fires at 13.44 times the allowed 10 % bad events, which is 134.4 %, more than all events, so it cannot fire; write spec.tiers with less budgetPercent or a longer window",
                "stdin:10: warning: SloPolicy/fraud: spec.objectives[0].target: makes the default tier medium fire late: it fires at 5.6 times the allowed 10 % bad events, which is 56 %, only when most events are bad",
            ]);

    [Fact]
    public void A_target_that_lets_a_default_tier_fire_late_is_told() =>
        Check("95")
            .ShouldHaveSingleItem()
            .Message.ShouldBe(
                "makes the default tier fast fire late: it fires at 13.44 times the allowed 5 % bad events, which is 67.2 %, only when most events are bad"
            );

    [Theory]
    [InlineData("99")]
    [InlineData("96.3")]
    public void A_target_that_every_default_tier_can_see_is_told_nothing(string target) => Check(target).ShouldBeEmpty();

    [Fact]
    public void The_reach_is_that_of_the_window_in_the_spec() => Check("95", "  window: 14d").ShouldAllBe(f => f.Field == "spec.window");

    [Fact]
    public void A_window_that_drops_default_tiers_is_told_once_with_the_arithmetic() =>
        Check("99", "    - {name: second, target: \"95\", sli: {events: {bad: slow_total, total: requests_total}}}\n  window: 7d")
            .Select(f => $"{f.Line}: {f.Field} {f.Message}")
            .ShouldBe([
                "16: spec.window drops the default tier slow: it would fire at 0.7 times the allowed 1 % bad events, which is 0.7 %, while the model keeps its objective; write spec.tiers with shorter windows or more budgetPercent",
                "16: spec.window drops the default tier trickle: it would fire at 0.23 times the allowed 1 % bad events, which is 0.23 %, while the model keeps its objective; write spec.tiers with shorter windows or more budgetPercent",
            ]);

    [Theory]
    [InlineData(
        "sli: {events: {bad: slow_total, total: requests_total}}",
        Severity.Warning,
        "outside of releases nothing will ever be reported"
    )]
    [InlineData(
        "sli: {expression: {bad: 'sum(increase(slow[${window}]))', total: 'sum(increase(all[${window}]))'}}",
        Severity.Error,
        "nothing will ever be reported"
    )]
    [InlineData("sli: {gauge: {query: quality, min: \"0.9\"}}", Severity.Error, "nothing will ever be reported")]
    public void A_window_that_leaves_no_tier_is_told_once_for_each_objective(string sli, Severity severity, string effect)
    {
        var findings = Checked.Findings(
            $$"""
            apiVersion: mlops-operator.io/v1alpha1
            kind: SloPolicy
            metadata: {name: fraud}
            spec:
              modelRef: {name: fraud}
              window: 1d
              objectives: [{name: second, target: "99", {{sli}}}]
            """
        );
        var finding = findings.Where(f => f.Severity != Severity.Note).ShouldHaveSingleItem();
        (finding.Severity, finding.Field, finding.Message).ShouldBe(
            (
                severity,
                "spec.window",
                $"no burn tier is left for objective second at window 1d: {effect}; write spec.tiers with shorter windows or more budgetPercent, or a longer window"
            )
        );
    }

    [Fact]
    public void Tiers_that_are_written_are_judged_by_their_own_rule() =>
        Check("95", "  tiers: [{name: Fast, longWindow: 1h, shortWindow: 5m, budgetPercent: \"2\"}]")
            .ShouldHaveSingleItem()
            .Message.ShouldStartWith("makes tier Fast fire late");

    [Fact]
    public void What_is_not_acted_on_is_told_as_the_condition_tells_it()
    {
        var finding = Check("99", "  responses: [{trigger: Fast, steps: [{action: ScaleUp}]}]").ShouldHaveSingleItem();
        (finding.Severity, finding.Field, finding.Message).ShouldBe(
            (Severity.Warning, "spec.responses[0]", "step ScaleUp is accepted, but not implemented in this release")
        );
    }

    [Fact]
    public void Missing_data_is_acted_on() => Check("99", "  noData: {timeoutSeconds: 600}").ShouldBeEmpty();

    [Theory]
    [InlineData("preset: {name: kserve, kind: Errors}", "exports no error counter")]
    [InlineData("preset: {name: triton, kind: Latency, thresholdSeconds: \"0.1\"}", "no share of slow requests")]
    [InlineData("preset: {name: vllm, kind: Errors}", "exports no failure counter")]
    public void A_gap_of_a_preset_is_an_error(string sli, string why)
    {
        var text = Check("99", $"    - {{name: other, target: \"99\", sli: {{{sli}}}}}");
        text.ShouldContain(f => f.Severity == Severity.Error && f.Message.Contains(why, StringComparison.Ordinal), string.Join("; ", text));
    }

    [Fact]
    public void A_model_is_told_what_it_keeps_in_vain()
    {
        var findings = ValidateCommand
            .Check(
                ["-"],
                new StringReader(
                    """
                    apiVersion: mlops-operator.io/v1alpha1
                    kind: ModelDeployment
                    metadata: {name: fraud}
                    spec:
                      model: {name: fraud, version: "1", compatibilityKey: a}
                      replicas: 2
                      probe: {path: /}
                      template: {spec: {containers: [{name: m, image: i, readinessProbe: {httpGet: {path: /, port: 80}}}]}}
                      service: {ports: [{name: http, port: 80}]}
                      circuitBreaker: {fallback: {kind: Service, serviceName: rules}}
                      freezeWindows: [{schedule: "0 22 * * FRI", durationSeconds: 3600}]
                      rollback: {blockers: [{name: migration, query: running}]}
                    """
                )
            )
            .Findings;
        findings
            .Select(f => $"{f.Field}: {f.Message}")
            .ShouldBe([
                "spec.circuitBreaker: (except its fallback, which the isolate annotation uses) is accepted, but not implemented in this release",
                "spec.freezeWindows: is accepted, but not implemented in this release",
            ]);
    }
}
