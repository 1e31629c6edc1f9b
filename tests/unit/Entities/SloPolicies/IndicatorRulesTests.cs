using MlOps.Entities.Common;
using MlOps.Entities.SloPolicies.Indicators;
using MlOps.Entities.SloPolicies.Presets;

namespace MlOps.Entities.Tests.SloPolicies;

public class IndicatorRulesTests
{
    private static IReadOnlyList<FieldError> Check(ServiceLevelIndicator sli) => Validation.Check(Examples.Policy(Examples.Objective(sli)));

    private static readonly ExpressionIndicator Expression = new()
    {
        Bad = "sum(increase(errors[${window}]))",
        Total = "sum(increase(requests[${window}]))",
    };

    [Fact]
    public void No_kind_is_refused() =>
        Check(new()).Only().Message.ShouldStartWith("has none of events, latency, expression, gauge, preset");

    [Fact]
    public void Two_kinds_are_refused() =>
        Check(
                new()
                {
                    Expression = Expression,
                    Gauge = new() { Query = "x", Max = "1" },
                }
            )
            .Only()
            .Message.ShouldStartWith("has expression and gauge");

    [Fact]
    public void An_expression_is_accepted() => Check(new() { Expression = Expression }).ShouldBeEmpty();

    [Fact]
    public void An_expression_without_window_is_refused_with_an_example() =>
        Check(new() { Expression = Expression with { Bad = "sum(rate(errors[5m]))" } })
            .Only()
            .ShouldSatisfyAllConditions(
                e => e.Field.ShouldBe("spec.objectives[0].sli.expression.bad"),
                e => e.Message.ShouldContain("[${window}]")
            );

    [Fact]
    public void An_expression_with_bad_and_good_is_refused() =>
        Check(new() { Expression = Expression with { Good = Expression.Total } })
            .Only()
            .Field.ShouldBe("spec.objectives[0].sli.expression");

    [Fact]
    public void A_gauge_without_bounds_is_refused() =>
        Check(new() { Gauge = new() { Query = "accuracy" } }).Only().Message.ShouldStartWith("has neither min nor max");

    [Fact]
    public void A_gauge_whose_bounds_cross_is_refused() =>
        Check(
                new()
                {
                    Gauge = new()
                    {
                        Query = "accuracy",
                        Min = "0.9",
                        Max = "0.8",
                    },
                }
            )
            .Only()
            .Field.ShouldBe("spec.objectives[0].sli.gauge.min");

    [Fact]
    public void A_gauge_with_a_broken_query_is_refused() =>
        Check(
                new()
                {
                    Gauge = new() { Query = "avg(accuracy", Min = "0.9" },
                }
            )
            .Only()
            .Field.ShouldBe("spec.objectives[0].sli.gauge.query");

    [Theory]
    [InlineData(PresetName.KServe, PresetKind.Errors, null, "no error counter")]
    [InlineData(PresetName.Triton, PresetKind.Latency, "0.1", "give a mean")]
    [InlineData(PresetName.Vllm, PresetKind.Errors, null, "no failure counter")]
    public void What_a_stack_does_not_export_is_refused_with_another_way(
        PresetName name,
        PresetKind kind,
        string? threshold,
        string reason
    ) =>
        Check(
                new()
                {
                    Preset = new()
                    {
                        Name = name,
                        Kind = kind,
                        ThresholdSeconds = threshold,
                    },
                }
            )
            .Only()
            .Message.ShouldContain(reason);

    [Fact]
    public void A_latency_preset_needs_its_threshold() =>
        Check(
                new()
                {
                    Preset = new() { Name = PresetName.Istio, Kind = PresetKind.Latency },
                }
            )
            .Only()
            .Field.ShouldBe("spec.objectives[0].sli.preset.thresholdSeconds");

    [Fact]
    public void An_error_preset_has_no_threshold() =>
        Check(
                new()
                {
                    Preset = new()
                    {
                        Name = PresetName.Istio,
                        Kind = PresetKind.Errors,
                        ThresholdSeconds = "1",
                    },
                }
            )
            .Only()
            .Message.ShouldContain("remove it");

    [Fact]
    public void Matchers_of_a_preset_that_are_none_are_refused() =>
        Check(
                new()
                {
                    Preset = new()
                    {
                        Name = PresetName.Http,
                        Kind = PresetKind.Errors,
                        Selector = "route=/predict",
                    },
                }
            )
            .Only()
            .Field.ShouldBe("spec.objectives[0].sli.preset.selector");
}
