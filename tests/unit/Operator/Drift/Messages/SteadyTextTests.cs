using MlOps.Decisions.DriftPolicies.Signals;

namespace MlOps.Operator.Tests.Drift.Messages;

public class SteadyTextTests
{
    [Theory]
    [InlineData(
        "habit of amount from 7 past moves, score from 3 past moves",
        "habit of amount from 6 past moves, score from 1 past move",
        true
    )]
    [InlineData(
        "one past move is not enough; known from 2026-07-11 12:00:00Z on",
        "2 past moves are not enough; known from 2026-07-12 12:00:00Z on",
        true
    )]
    [InlineData("one earlier day of revisions is not enough", "3 earlier days of revisions are not enough", true)]
    [InlineData(
        "its last 7 moves from one week to the next are one level",
        "its last 6 moves from one week to the next are one level",
        true
    )]
    [InlineData("habit of amount from 7 past moves", "habit of score from 7 past moves", false)]
    [InlineData("1020 samples of 2000", "1021 samples of 2000", false)]
    [InlineData("if Prometheus keeps 12 days", "if Prometheus keeps 36 days", false)]
    public void Times_and_counts_of_a_past_are_no_news(string before, string now, bool isSame) =>
        SteadyText.IsSame(before, now).ShouldBe(isSame);

    [Theory]
    [InlineData("known from 2026-07-11 12:00:00Z on", true)]
    [InlineData("known from 2026-07-11 12:00:01Z on", false)]
    [InlineData("the next comparable window ends at 2026-07-11 11:00:00Z", true)]
    [InlineData("moved since 2026-07-01 12:00:00Z", false)]
    [InlineData("the reference ends at 2026-07-01 12:00:00Z, within the window", false)]
    [InlineData("from 7 past moves, as of 2026-07-01 12:00:00Z, before it drifted", false)]
    public void Only_a_time_that_was_promised_can_have_passed(string text, bool isPast) =>
        SteadyText.IsPast(text, new DateTimeOffset(2026, 7, 11, 12, 0, 0, TimeSpan.Zero)).ShouldBe(isPast);
}
