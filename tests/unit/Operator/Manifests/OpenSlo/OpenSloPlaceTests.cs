namespace MlOps.Operator.Tests.Manifests.OpenSlo;

/// <summary>A message names the field that stands in the file, for the reason that applies, once.</summary>
public class OpenSloPlaceTests
{
    private static string Left(OpenSloFile file) => file.Converted.Left;

    [Theory]
    [InlineData("1h30m", "1h30m: is not one whole number with one unit (m, h, d or w), such as 28d; 28d is used")]
    [InlineData("28", "28: is not one whole number with one unit")]
    [InlineData("1M", "1M: months, quarters and years have no fixed length; 28d is used, write days for another")]
    public void A_duration_is_refused_for_its_own_reason(string duration, string left) =>
        Left(new() { Window = $"[{{duration: {duration}, isRolling: true}}]" }).ShouldContain($"spec.timeWindow[0].duration: {left}");

    [Fact]
    public void A_window_that_does_not_roll_is_named_where_the_file_says_so()
    {
        var left = Left(new() { Window = "[{duration: 28d, isRolling: false}]" });
        left.ShouldContain("not converted: spec.timeWindow[0].isRolling: only rolling windows are supported");
        left.ShouldNotContain("calendar:");
    }

    [Theory]
    [InlineData("target: 0", "target: 0 is no share of good events that can be kept; give one above 0.01 and below 1, for example 0.999")]
    [InlineData("target: 0.005", "target: 0.005 is no share of good events that can be kept")]
    [InlineData("target: 1", "target: 1 leaves no error budget, so every bad event would be a breach; give a target below it")]
    [InlineData(
        "targetPercent: 0.99",
        "targetPercent: 0.99 is 1 percent or less; give more than 1 and less than 100, or a share as target"
    )]
    [InlineData("targetPercent: 100", "targetPercent: 100 leaves no error budget")]
    public void A_target_is_refused_in_the_words_of_the_file(string target, string left)
    {
        var said = Left(new() { Objectives = $"[{{target: 0.9}}, {{{target}}}]" });
        said.ShouldContain($"not converted: spec.objectives[1].{left}");
        said.ShouldNotContain("is read as percent");
    }

    [Fact]
    public void One_index_names_an_objective()
    {
        var left = Left(
            new()
            {
                Indicator = OpenSloFile.Threshold("avg(accuracy)"),
                Objectives = "[{op: gte, value: 0.5, target: 0.9}, {op: gte, value: many, target: 0.9}]",
            }
        );
        left.ShouldContain("not converted: spec.objectives[1]: would be no valid SloPolicy: sli.gauge.min: ");
        left.ShouldNotContain("objectives[0]");
    }

    [Fact]
    public void Nothing_is_noted_of_an_objective_that_is_left_out() =>
        Left(new() { Indicator = OpenSloFile.Threshold("avg(accuracy)"), Objectives = "[{op: gt, value: 0.5, target: high}]" })
            .ShouldNotContain("note:");

    [Fact]
    public void What_several_objectives_share_is_said_once()
    {
        var left = Left(
            new() { Indicator = OpenSloFile.Ratio("avg(ok)", "all_total"), Objectives = "[{target: 0.9}, {target: 0.99}, {target: 0.999}]" }
        );
        left.Split("has avg() at character 1").Length.ShouldBe(2, left);
    }
}
