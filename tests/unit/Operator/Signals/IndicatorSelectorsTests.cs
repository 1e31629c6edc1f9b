using System.Text.RegularExpressions;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Tests.Signals;

public class IndicatorSelectorsTests
{
    private static readonly IndicatorVariables Variables = new("shop", "fraud", "fraud.v1+\"x\"");

    private static IndicatorSelectors Events(string total, string? bad = null, string? good = null) =>
        IndicatorSelectors.Of(
            new()
            {
                Events = new()
                {
                    Total = total,
                    Bad = bad,
                    Good = good,
                },
            },
            Variables
        );

    private static IndicatorSelectors Latency(string threshold, string? selector = null) =>
        IndicatorSelectors.Of(
            new()
            {
                Latency = new()
                {
                    Histogram = "seconds",
                    ThresholdSeconds = threshold,
                    Selector = selector,
                },
            },
            Variables
        );

    [Fact]
    public void Bad_events_may_have_no_series_yet()
    {
        var selectors = Events("all_total", bad: "bad_total{code=~\"5..\"}");
        (selectors.CountsBad, selectors.PartMustExist).ShouldBe((true, false));
        selectors.Part.ToString().ShouldBe("bad_total{code=~\"5..\"}");
    }

    [Fact]
    public void Good_events_without_series_would_look_like_all_bad()
    {
        var selectors = Events("all_total", good: "good_total");
        (selectors.CountsBad, selectors.PartMustExist).ShouldBe((false, true));
    }

    [Fact]
    public void Latency_compares_a_bucket_with_the_count()
    {
        var selectors = Latency("0.25", "route=\"/predict\"");
        selectors.Total.ToString().ShouldBe("seconds_count{route=\"/predict\"}");
        selectors.Part.ToString().ShouldStartWith("seconds_bucket{route=\"/predict\",le=~");
        (selectors.CountsBad, selectors.PartMustExist).ShouldBe((false, true));
    }

    [Theory]
    [InlineData("0.25", "0.25", true)]
    [InlineData("0.25", "0.250", true)]
    [InlineData("0.250", "0.25", true)]
    [InlineData("0.25", "0.025", false)]
    [InlineData("0.25", "0.251", false)]
    [InlineData("0.25", "00.25", false)]
    [InlineData("0.25", "0x25", false)]
    [InlineData("1", "1", true)]
    [InlineData("1", "1.0", true)]
    [InlineData("1.0", "1", true)]
    [InlineData("1", "10", false)]
    [InlineData("1", "1.5", false)]
    [InlineData("1", "1.05", false)]
    [InlineData("10", "10.00", true)]
    [InlineData("10", "1", false)]
    [InlineData("1", "+Inf", false)]
    public void A_boundary_is_found_however_its_exporter_writes_it(string threshold, string boundary, bool found)
    {
        var matcher = Latency(threshold).Part.Matchers.Single(m => m.Label == "le");
        Regex.IsMatch(boundary, $"^(?:{matcher.Value})$").ShouldBe(found);
    }

    [Fact]
    public void A_variable_in_an_equality_is_a_value_and_cannot_end_the_string() =>
        Events("all_total{ns=\"${namespace}\",model=\"${model}\"}", bad: "b")
            .Total.ToString()
            .ShouldBe("""all_total{ns="shop",model="fraud.v1+\"x\""}""");

    [Fact]
    public void A_variable_in_a_pattern_stands_for_itself_only() =>
        Events("all_total{model=~\"${model}|${modelDeployment}-.*\"}", bad: "b")
            .Total.ToString()
            .ShouldBe("""all_total{model=~"fraud\\.v1\\+\"x\"|fraud-.*"}""");

    [Fact]
    public void A_revision_is_found_by_its_pods_or_by_the_label_that_the_policy_names()
    {
        var spec = new SloPolicySpec
        {
            ModelRef = new() { Name = "fraud" },
            Objectives = [],
        };
        RevisionMatch.Of(spec, "fraud", "abc").ToString().ShouldBe("pod=~\"fraud-abc-.+\"");
        RevisionMatch.Of(spec with { RevisionLabel = "rev" }, "fraud", "abc").ToString().ShouldBe("rev=\"abc\"");
    }
}
