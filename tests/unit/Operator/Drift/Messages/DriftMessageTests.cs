using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Operator.Tests.Drift.Support;
using static MlOps.Operator.Tests.Drift.Support.ADrift;

namespace MlOps.Operator.Tests.Drift.Messages;

/// <summary>
/// A message is written once per verdict, and replaced when the reason it gives or the time it announces no longer holds.
/// </summary>
public class DriftMessageTests
{
    private string _known = "2026-07-11 12:00:00Z";

    [Fact]
    public void A_promise_that_has_passed_is_not_repeated_and_the_verdict_is_as_old_as_it_is()
    {
        var drift = new ADrift().Habit(
            "amount",
            () => Pair(Bell, Moved),
            s =>
                s with
                {
                    Variability = new Dictionary<Analysis.Drift.DriftMeasure, double>(),
                    Habit = new HabitFacts(s.Variability, 1, $"known from {_known} on"),
                }
        );
        var first = drift.Judge().Signals[0];
        drift.Judge(15).Signals[0].Message.ShouldBe(first.Message, "nothing is news");
        _known = "2026-08-11 12:00:00Z";
        drift.Judge(15).Signals[0].Message.ShouldBe(first.Message);
        var later = drift.Judge(12 * 24 * 60).Signals[0];
        (later.Verdict, later.Since).ShouldBe((Verdict.Warning, first.Since));
        later.Message!.ShouldContain("known from 2026-08-11 12:00:00Z on");
    }

    [Fact]
    public void Another_reason_for_a_warning_is_told()
    {
        var (lack, moves) = ("few samples", 3);
        var drift = new ADrift().Habit(
            "amount",
            () => Pair(Bell, Moved),
            s =>
                s with
                {
                    Variability = new Dictionary<Analysis.Drift.DriftMeasure, double>(),
                    Habit = new HabitFacts(s.Variability, moves, $"{moves} past moves are not enough; {lack}"),
                }
        );
        var first = drift.Judge().Signals[0];
        moves = 2;
        drift.Judge(15).Signals[0].Message.ShouldBe(first.Message, "how many moves were seen is no news");
        lack = "one level";
        var later = drift.Judge(15).Signals[0];
        later.Message!.ShouldContain("one level");
        later.Since.ShouldBe(first.Since);
    }

    /// <summary>
    /// Windows of a day end at whole multiples of six hours: the one that ended before the policy was applied has no series, and no query
    /// is wrong.
    /// </summary>
    [Fact]
    public async Task A_window_that_was_over_before_there_was_anything_to_judge_says_so_and_when_the_next_one_ends()
    {
        var watched = new AWatchedModel().With(s =>
            s with
            {
                Current = new DriftWindow { Window = "24h" },
                EvaluationIntervalSeconds = 21_600,
            }
        );
        watched.Amounts = _ => History.Nothing;
        watched.Clock.Advance(TimeSpan.FromMinutes(30));
        (await watched.JudgeAsync()).Status.Signals[0].Message!.ShouldStartWith("no series of amount_bucket");
        watched.Promoted(AWatchedModel.Noon.AddMinutes(20));
        var (_, status) = await watched.JudgeAsync();
        status
            .Signals[0]
            .Message!.ShouldStartWith(
                "the window ended at 2026-07-08 12:00:00Z, before the model had traffic, and the next comparable one ends at 2026-07-08 18:00:00Z; no series of amount_bucket"
            );
        watched.Signals(s => s with { Kind = SignalKind.Prediction });
        (await watched.JudgeAsync())
            .Status.Signals[0]
            .Message.ShouldBe(
                "the window ended at 2026-07-08 12:00:00Z, before revision 0123456789 was promoted; the next comparable window ends at 2026-07-09 18:00:00Z"
            );
    }

    [Fact]
    public async Task A_window_that_spans_a_promotion_says_when_the_next_one_is_compared()
    {
        var watched = new AWatchedModel()
            .Promoted(AWatchedModel.Noon.AddMinutes(-20))
            .Signals(s => s with { Kind = SignalKind.Prediction });
        var first = (await watched.JudgeAsync()).Status;
        first
            .Signals[0]
            .Message.ShouldBe(
                "the window spans the promotion of revision 0123456789; the next comparable window ends at 2026-07-08 12:45:00Z"
            );
        watched.Found(first).Clock.Advance(TimeSpan.FromMinutes(15));
        (await watched.JudgeAsync()).Status.Signals[0].Message.ShouldBe(first.Signals[0].Message);
    }
}
