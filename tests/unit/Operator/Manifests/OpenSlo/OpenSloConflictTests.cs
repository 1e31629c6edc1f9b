namespace MlOps.Operator.Tests.Manifests.OpenSlo;

/// <summary>Of two fields that exclude each other none is chosen: which one is meant is not known.</summary>
public class OpenSloConflictTests
{
    [Theory]
    [InlineData("target: 0.99, targetPercent: 95")]
    [InlineData("target: 0.99, targetPercent: 0.99")]
    [InlineData("target: high, targetPercent: 99")]
    public void Two_targets_that_differ_are_left_out(string targets)
    {
        var (code, policies, left) = new OpenSloFile { Objectives = $"[{{{targets}}}]" }.Converted;
        (code, policies).ShouldBe((1, ""));
        left.ShouldContain("stdin:8: SLO/checkout: not converted: spec.objectives[0].targetPercent: ");
    }

    [Fact]
    public void Both_targets_are_named_with_their_figures() =>
        new OpenSloFile { Objectives = "[{target: 0.99, targetPercent: 95}]" }.Converted.Left.ShouldContain(
            "is 95, and target 0.99 is 99 percent; keep the one that is meant"
        );

    [Theory]
    [InlineData("target: 0.99, targetPercent: 99")]
    [InlineData("target: 0.9950, targetPercent: '99.5'")]
    public void Two_targets_that_are_equal_are_one(string targets)
    {
        var (code, policies, left) = new OpenSloFile { Objectives = $"[{{{targets}}}]" }.Converted;
        (code, left).ShouldBe((0, ""));
        policies.ShouldContain("target: \"99");
    }

    [Fact]
    public void Two_indicators_of_one_owner_are_left_out()
    {
        var file = new OpenSloFile().ToString().Replace("  indicator:", "  indicatorRef: other\n  indicator:", StringComparison.Ordinal);
        var (code, policies, left) = OpenSloFile.Convert(file);
        (code, policies).ShouldBe((1, ""));
        left.ShouldContain("not converted: spec.indicatorRef: is given beside indicator; keep the one that is meant");
    }

    [Fact]
    public void An_indicator_of_two_metrics_is_left_out()
    {
        var (code, policies, left) = new OpenSloFile
        {
            Indicator = Checked.With(
                OpenSloFile.Ratio("ok_total", "all_total"),
                "ratioMetric:",
                $"thresholdMetric: {OpenSloFile.Metric("up")}, ratioMetric:"
            ),
        }.Converted;
        (code, policies).ShouldBe((1, ""));
        left.ShouldContain("not converted: spec.indicator.spec.thresholdMetric: is given beside ratioMetric; keep the one that is meant");
    }
}
