using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments.Autoscaling;

namespace MlOps.Entities.Tests.ModelDeployments;

public class AutoscalingRulesTests
{
    private static readonly ScalingMetric Metric = new()
    {
        Name = "rps",
        Query = "sum(rate(requests_total[1m]))",
        TargetPerReplica = "50",
    };

    private static IReadOnlyList<FieldError> Check(AutoscalingSpec autoscaling) =>
        Validation.Check(Examples.Model() with { Spec = Examples.Model().Spec with { Autoscaling = autoscaling } });

    private static AutoscalingSpec With(params ScalingMetric[] metrics) => new() { MaxReplicas = 5, Metrics = metrics };

    [Fact]
    public void A_complete_scaler_is_accepted() => Check(With(Metric)).ShouldBeEmpty();

    [Fact]
    public void More_pods_at_least_than_at_most_are_refused_with_both_fields()
    {
        var error = Check(With(Metric) with { MinReplicas = 6 }).Only();
        error.Field.ShouldBe("spec.autoscaling.minReplicas");
        error.Message.ShouldContain("spec.autoscaling.maxReplicas, 5");
    }

    [Fact]
    public void A_metric_with_no_target_is_refused() =>
        Check(With(Metric with { TargetPerReplica = null }))
            .Only()
            .ShouldBe(new("spec.autoscaling.metrics[0]", "has none of targetPerReplica, targetValue; give exactly one"));

    [Fact]
    public void A_metric_with_two_targets_is_refused() =>
        Check(With(Metric with { TargetValue = "3" }))
            .Only()
            .ShouldBe(new("spec.autoscaling.metrics[0]", "has targetPerReplica and targetValue; give exactly one"));

    [Fact]
    public void A_target_of_zero_is_refused() =>
        Check(With(Metric with { TargetPerReplica = "0" })).Only().Field.ShouldBe("spec.autoscaling.metrics[0].targetPerReplica");

    [Fact]
    public void An_unknown_variable_is_refused_with_the_known_ones() =>
        Check(With(Metric with { Query = "sum(x{pod=\"${pod}\"})" }))
            .Only()
            .Message.ShouldContain("${pod}, which is unknown here; known variables are ${namespace}");

    [Fact]
    public void A_behavior_that_can_add_no_pod_is_refused() =>
        Check(
                With(Metric) with
                {
                    Behavior = new()
                    {
                        ScaleUp = new() { MaxPods = 0, MaxPercent = 0 },
                    },
                }
            )
            .Only()
            .Field.ShouldBe("spec.autoscaling.behavior.scaleUp");

    [Fact]
    public void A_behavior_that_adds_by_percent_only_is_accepted() =>
        Check(
                With(Metric) with
                {
                    Behavior = new()
                    {
                        ScaleUp = new() { MaxPods = 0, MaxPercent = 50 },
                    },
                }
            )
            .ShouldBeEmpty();
}
