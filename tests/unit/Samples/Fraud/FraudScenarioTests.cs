using MlOps.Samples.FraudModel;
using MlOps.Samples.LoadGenerator;

namespace MlOps.Samples.Tests.Fraud;

public class FraudScenarioTests
{
    private static readonly LoadOptions Steady = new()
    {
        Url = new Uri("http://127.0.0.1:8080"),
        Rate = 10,
        Seconds = 60,
    };

    [Fact]
    public void Requests_change_with_the_second_of_the_shift()
    {
        var (still, shifted) = (Bodies(Steady), Bodies(Steady with { ShiftAt = 20 }));
        shifted.Take(200).ShouldBe(still.Take(200));
        shifted[200].ShouldNotBe(still[200]);
        still.Count(IsCrypto).ShouldBe(0);
        shifted.Count(IsCrypto).ShouldBeGreaterThan(20);
    }

    [Fact]
    public void A_shift_at_0_changes_all_of_them() => Bodies(Steady with { ShiftAt = 0 })[0].ShouldNotBe(Bodies(Steady)[0]);

    [Fact]
    public void A_surge_before_the_shift_is_counted_in()
    {
        var shifted = Bodies(Steady with { RampAt = 5, RampTo = 50, ShiftAt = 10 });
        shifted.Take(300).ShouldBe(Bodies(Steady).Take(300));
        shifted[300].ShouldNotBe(Bodies(Steady)[300]);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(60)]
    public void A_shift_outside_the_run_is_refused(int second) =>
        (Steady with { ShiftAt = second }).Problems().ShouldHaveSingleItem().ShouldContain("--shift-at");

    private static List<string> Bodies(LoadOptions options)
    {
        var scenario = new FraudScenario(options);
        return [.. Enumerable.Range(0, 600).Select(_ => scenario.Next().Request.JsonBody!)];
    }

    private static bool IsCrypto(string body) => body.Contains("\"crypto\"", StringComparison.Ordinal);
}
