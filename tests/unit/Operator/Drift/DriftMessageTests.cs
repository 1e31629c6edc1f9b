using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.DriftPolicies.Judging;
using static MlOps.Operator.Tests.Drift.ADrift;

namespace MlOps.Operator.Tests.Drift;

/// <summary>A verdict is told once; what its message promises or holds against it is told again when it is no longer so.</summary>
public class DriftMessageTests
{
    private string _known = "2026-07-11T12:00:00Z";

    [Fact]
    public void A_promise_that_has_passed_is_not_repeated_and_the_verdict_is_as_old_as_it_is()
    {
        var drift = new ADrift().Habit("amount", () => Pair(Bell, Moved), s => s with { Wander = new Dictionary<Analysis.Drift.DriftMethod, double>(), Habit = new HabitFacts(s.Wander, 1, $"known from {_known} on") });
        var first = drift.Judge().Signals[0];
        drift.Judge(15).Signals[0].Message.ShouldBe(first.Message, "nothing is news");
        _known = "2026-08-11T12:00:00Z";
        drift.Judge(15).Signals[0].Message.ShouldBe(first.Message);
        var later = drift.Judge(12 * 24 * 60).Signals[0];
        (later.Verdict, later.Since).ShouldBe((Verdict.Warning, first.Since));
        later.Message!.ShouldContain("known from 2026-08-11T12:00:00Z on");
    }

    [Fact]
    public void Another_reason_for_a_warning_is_told()
    {
        var (lack, moves) = ("few samples", 3);
        var drift = new ADrift().Habit("amount", () => Pair(Bell, Moved), s => s with { Wander = new Dictionary<Analysis.Drift.DriftMethod, double>(), Habit = new HabitFacts(s.Wander, moves, $"{moves} moves of its past do not tell one; {lack}") });
        var first = drift.Judge().Signals[0];
        moves = 2;
        drift.Judge(15).Signals[0].Message.ShouldBe(first.Message, "how many moves were seen is no news");
        lack = "one level";
        var later = drift.Judge(15).Signals[0];
        later.Message!.ShouldContain("one level");
        later.Since.ShouldBe(first.Since);
    }
}
