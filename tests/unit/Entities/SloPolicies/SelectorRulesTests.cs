using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Sources;
using MlOps.Entities.SloPolicies.Indicators;
using MlOps.Entities.SloPolicies.Presets;

namespace MlOps.Entities.Tests.SloPolicies;

public class SelectorRulesTests
{
    private const string Sli = "spec.objectives[0].sli";

    private static IReadOnlyList<FieldError> Bad(string selector) =>
        Check(
            new()
            {
                Events = new() { Bad = selector, Total = "requests_total" },
            }
        );

    private static IReadOnlyList<FieldError> Check(ServiceLevelIndicator sli) => Validation.Check(Examples.Policy(Examples.Objective(sli)));

    [Fact]
    public void The_variables_of_a_label_value_are_known() =>
        Bad("errors_total{m=\"${model}\",n='${namespace}',d=~`${modelDeployment}-.+`}").ShouldBeEmpty();

    [Theory]
    [InlineData("modelName")]
    [InlineData("window")]
    [InlineData("revision")]
    [InlineData("")]
    public void Another_variable_is_refused_with_those_that_are_known(string name) =>
        Bad($"errors_total{{m=\"${{{name}}}\"}}")
            .Only()
            .ShouldBe(
                new(
                    Sli + ".events.bad",
                    $"uses ${{{name}}} in label 'm', which is unknown here; known variables are ${{namespace}}, ${{modelDeployment}}, ${{model}}"
                )
            );

    [Theory]
    [InlineData("http.server.requests{code=~\"5..\"}", "{\"http.server.requests\",code=~\"5..\"}")]
    [InlineData("http.server.requests", "{\"http.server.requests\"}")]
    [InlineData("http.server.requests{ }", "{\"http.server.requests\"}")]
    public void A_name_with_dots_is_told_how_it_is_written(string selector, string written)
    {
        Bad(selector).Only().Message.ShouldEndWith($"has characters that Prometheus takes in quotes only; write {written}");
        Bad(written).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0.5")]
    [InlineData("http.server.requests{code=\"500\"} offset 5m")]
    [InlineData("http.server.requests[5m]")]
    public void What_quotes_would_not_mend_is_told_for_what_it_is(string selector) =>
        Bad(selector).Only().Message.ShouldNotContain("in quotes only");

    [Fact]
    public void Every_selector_is_looked_at()
    {
        const string Wrong = "m=\"${modelName}\"";
        Check(
                new()
                {
                    Events = new() { Good = $"a{{{Wrong}}}", Total = $"b{{{Wrong}}}" },
                }
            )
            .Select(e => e.Field)
            .ShouldBe([Sli + ".events.good", Sli + ".events.total"]);
        Check(Examples.Latency(selector: Wrong).Sli).Only().Field.ShouldBe(Sli + ".latency.selector");
        Check(
                new()
                {
                    Preset = new()
                    {
                        Name = PresetName.Http,
                        Kind = PresetKind.Errors,
                        Selector = Wrong,
                    },
                }
            )
            .Only()
            .Field.ShouldBe(Sli + ".preset.selector");
        Drift(
                new()
                {
                    Histogram = new() { Metric = "h", Selector = Wrong },
                }
            )
            .Only()
            .Field.ShouldBe("spec.signals[0].source.histogram.selector");
        Drift(
                new()
                {
                    Categorical = new()
                    {
                        Metric = "h",
                        Label = "l",
                        Selector = Wrong,
                    },
                }
            )
            .Only()
            .Field.ShouldBe("spec.signals[0].source.categorical.selector");
    }

    [Theory]
    [InlineData("5(.", "lacks a closing ')'")]
    [InlineData("5.)", "has a ')' that closes nothing")]
    [InlineData("[45.", "lacks a closing ']'")]
    [InlineData("*5", "has a repetition without anything to repeat")]
    [InlineData("5**", "repeats a repetition")]
    [InlineData("[9-0]", "has a range whose ends are in the wrong order")]
    [InlineData("5{3,2}", "has a repetition whose bounds are in the wrong order")]
    public void A_pattern_that_no_dialect_can_read_is_refused(string pattern, string why)
    {
        var error = Bad($"errors_total{{code=~'{pattern}'}}").Only();
        error.Field.ShouldBe(Sli + ".events.bad");
        error.Message.ShouldStartWith($"has '{pattern}' for label 'code', which is not a valid regular expression: it {why}; ");
        Bad($"errors_total{{code!~'{pattern}'}}").ShouldHaveSingleItem();
        Bad($"errors_total{{code='{pattern}'}}").ShouldBeEmpty();
    }

    /// <summary>What RE2 reads and .NET does not, or otherwise, is left to Prometheus.</summary>
    [Theory]
    [InlineData("5..")]
    [InlineData("(?P<class>[45])..")]
    [InlineData("\\\\Q(\\\\E.*")]
    [InlineData("\\\\pN+")]
    [InlineData("[[:digit:]]+")]
    [InlineData("(?i:err).*")]
    [InlineData("a{,3}")]
    [InlineData("${model}+")]
    public void A_pattern_that_Prometheus_may_read_is_accepted(string pattern) =>
        Bad($"errors_total{{code=~\"{pattern}\"}}").ShouldBeEmpty();

    [Theory]
    [InlineData("requests_total", "requests_total")]
    [InlineData("requests_total{ a = \"1\", b='2' }", "requests_total{b=\"2\",a=\"1\"}")]
    public void Parts_that_select_what_total_selects_are_refused(string part, string total)
    {
        Check(
                new()
                {
                    Events = new() { Bad = part, Total = total },
                }
            )
            .Only()
            .ShouldBe(
                new(
                    Sli + ".events.bad",
                    "selects the same events as total, so every event would be bad; narrow it to the bad ones, for example by a matcher code=~\"5..\""
                )
            );
        Check(
                new()
                {
                    Events = new() { Good = part, Total = total },
                }
            )
            .Only()
            .ShouldBe(
                new(
                    Sli + ".events.good",
                    "selects the same events as total, so no event would ever be bad; narrow it to the good ones, for example by a matcher code!~\"5..\""
                )
            );
    }

    [Fact]
    public void An_expression_for_the_part_that_is_that_of_total_is_refused() =>
        Check(
                new()
                {
                    Expression = new() { Good = "sum( increase(a[${window}]) )", Total = "sum(increase(a[${window}]))" },
                }
            )
            .Only()
            .ShouldBe(
                new(Sli + ".expression.good", "is the same query as total, so no event would ever be bad; count the good events only")
            );

    private static IReadOnlyList<FieldError> Drift(SignalSource source) =>
        Validation.Check(
            new DriftPolicy
            {
                Spec = new()
                {
                    ModelRef = new() { Name = "fraud" },
                    Reference = new() { Offset = "7d" },
                    Signals =
                    [
                        new()
                        {
                            Name = "amount",
                            Kind = SignalKind.Feature,
                            Source = source,
                        },
                    ],
                },
            }
        );
}
