namespace MlOps.Operator.Tests.Manifests.OpenSlo;

/// <summary>A gauge's bounds are themselves good. Where the file says otherwise and values stand at the bound, nothing fits.</summary>
public class OpenSloBoundTests
{
    private static (int Code, string Policies, string Left) Bound(string bound) =>
        new OpenSloFile
        {
            Indicator = OpenSloFile.Threshold("min(probe_success{job=\"x\"})"),
            Objectives = $"[{{{bound}, target: 0.99}}]",
        }.Converted;

    [Theory]
    [InlineData("op: gt, value: 0", "is gt 0: a value of exactly 0", "write gte with the smallest good value")]
    [InlineData("op: gt, value: '-1.0'", "is gt -1.0: a value of exactly -1.0", "write gte with the smallest good value")]
    [InlineData("op: lt, value: 1", "is lt 1: a value of exactly 1", "write lte with the largest good value")]
    [InlineData("op: lt, value: '100.00'", "is lt 100.00: a value of exactly 100.00", "write lte with the largest good value")]
    public void A_strict_bound_at_a_whole_number_is_left_out(string bound, string state, string remedy)
    {
        var (code, policies, left) = Bound(bound);
        (code, policies).ShouldBe((1, ""));
        left.ShouldContain($"stdin:8: SLO/checkout: not converted: spec.objectives[0].op: {state}");
        left.ShouldContain(remedy);
    }

    [Theory]
    [InlineData("op: lt, value: 0.3", "max: \"0.3\"")]
    [InlineData("op: gt, value: 99.5", "min: \"99.5\"")]
    public void At_any_other_number_it_is_converted_and_that_is_told(string bound, string gauge)
    {
        var (code, policies, left) = Bound(bound);
        code.ShouldBe(0, left);
        policies.ShouldContain(gauge);
        left.ShouldContain("note: spec.objectives[0].op: a value of exactly");
    }

    [Theory]
    [InlineData("op: lte, value: 1", "max: \"1\"")]
    [InlineData("op: gte, value: 1", "min: \"1\"")]
    public void A_bound_that_is_good_itself_is_converted(string bound, string gauge)
    {
        var (code, policies, left) = Bound(bound);
        (code, left).ShouldBe((0, ""));
        policies.ShouldContain(gauge);
    }
}
