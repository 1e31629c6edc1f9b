using CsCheck;
using MlOps.Analysis.Burn.Windows;

namespace MlOps.Operator.Tests.Judging.Health;

/// <summary>Whatever the windows hold, health is claimed only where it was seen.</summary>
public class EarnedHealthProperties
{
    /// <summary>Events that each longer window adds, few or many, and the share of them that is bad, none to all.</summary>
    private static readonly Gen<(double Total, double Share)[]> Added = Gen.Select(
        Gen.OneOf(Gen.Const(0.0), Gen.Int[0, 40].Select(n => (double)n), Gen.Int[0, 3000].Select(n => (double)n)),
        Gen.OneOf(Gen.Const(0.0), Gen.Const(1.0), Gen.Double[0, 0.05], Gen.Double[0, 1])
    ).Array[8];

    [Fact]
    public void No_message_claims_health_without_a_well_filled_window_below_its_threshold()
    {
        var healthy = 0;
        Added.Sample(
            added =>
            {
                var status = Judged(added);
                var claims =
                    status.Verdict == Verdict.Healthy || status.State is "Healthy" or "Recovered" || Says(status, "within its target");
                healthy += claims ? 1 : 0;
                return !claims || AService.HasEarnedIt(Window(added));
            },
            iter: 5000
        );
        healthy.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void What_has_earned_it_and_crosses_nothing_is_healthy() =>
        Added.Sample(
            added =>
                Judged(added) is var status
                && (
                    !AService.HasEarnedIt(Window(added))
                    || status.Verdict is Verdict.Healthy or Verdict.Warning
                    || status.Objectives[0].Evidence == EvidenceKind.Idle
                ),
            iter: 2000
        );

    [Fact]
    public void No_message_says_within_its_target_of_an_overspent_budget() =>
        Added.Sample(
            added => Judged(added) is var status && (status.BudgetRemainingPercent is not < 0 || !Says(status, "within its target")),
            iter: 5000
        );

    private static SloPolicyStatus Judged((double Total, double Share)[] added) =>
        AService.Seen(864_000, Window(added), Sum(added, added.Length)).Judged();

    private static Func<TimeSpan, WindowCounts> Window((double Total, double Share)[] added) =>
        length => Sum(added, AService.Windows.ToList().IndexOf(length) + 1);

    private static WindowCounts Sum((double Total, double Share)[] added, int windows) =>
        new(added.Take(windows).Sum(a => a.Total * a.Share), added.Take(windows).Sum(a => a.Total));

    private static bool Says(SloPolicyStatus status, string claim) => status.Json().Contains(claim, StringComparison.Ordinal);
}
