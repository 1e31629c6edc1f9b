using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Operator.Tests.Judging.Burn;

public partial class TierTests
{
    [Theory]
    [InlineData(EvidenceSource.Fast, 0)]
    [InlineData(EvidenceSource.Medium, 1)]
    [InlineData(EvidenceSource.Slow, 0)]
    public void Only_the_medium_tier_asks_for_a_rollback(EvidenceSource tier, int requests) =>
        Confirmed(tier).Requests.Count.ShouldBe(requests);

    [Fact]
    public void What_burned_before_a_rollback_is_a_warning_until_newer_events_confirm_it()
    {
        var closed = Facts.Promoted.AddSeconds(86_500);
        var after = Confirmed(EvidenceSource.Slow) with
        {
            Episode = new()
            {
                Number = 1,
                State = EpisodeState.Closed,
                Source = EvidenceSource.ReleaseTest,
                Revision = "h1",
                PromotionSeq = 1,
                Onset = closed,
                OpenedAt = closed,
                ClosedAt = closed,
            },
        };
        var waiting = Facts.After(86_505).Burning(EvidenceSource.Slow, 0.3).Following(after).Judged();
        waiting.Verdict.ShouldBe(Verdict.Warning);
        waiting.Objectives[0].Crossings.ShouldHaveSingleItem().ShouldBe(new TierCrossing { Tier = EvidenceSource.Slow, At = closed });
        Facts.After(86_600).Burning(EvidenceSource.Slow, 0.3, (0, 1000)).Following(waiting).Judged().Verdict.ShouldBe(Verdict.Warning);
        var again = Facts.After(86_600).Burning(EvidenceSource.Slow, 0.3, (300, 1000)).Following(waiting).Judged();
        again.Verdict.ShouldBe(Verdict.Breached);
        again.Episode!.Number.ShouldBe(2);
    }

    [Fact]
    public void What_fails_while_a_rollback_drains_confirms_nothing_before_or_after()
    {
        var (switched, drained) = (Facts.Promoted.AddSeconds(86_500), Facts.Promoted.AddSeconds(86_540));
        var action = new ActionStatus
        {
            Id = "a",
            Kind = ActionKind.Rollback,
            To = "h2",
            Step = ActionStep.Drain,
            StartedAt = switched,
            SwitchedAt = switched,
            Deadline = drained,
        };
        var draining = Facts
            .After(86_600)
            .Burning(EvidenceSource.Slow, 0.3, (300, 1000))
            .Knowing(s => s with { Action = action })
            .Following(Crossed(EvidenceSource.Slow))
            .Judged();
        draining.Objectives[0].Crossings[0].ConfirmedAt.ShouldBeNull();
        var record = new ActionRecord
        {
            Id = "a",
            Kind = ActionKind.Rollback,
            To = "h2",
            StartedAt = switched,
            SwitchedAt = switched,
            FinishedAt = drained,
            Outcome = "Verified",
        };
        var after = Facts
            .After(86_605)
            .Burning(EvidenceSource.Slow, 0.3, (300, 1000))
            .Knowing(s => s with { Actions = [record] })
            .Following(draining)
            .Judged();
        after.Objectives[0].Crossings[0].ShouldBe(new TierCrossing { Tier = EvidenceSource.Slow, At = drained });
    }

    [Fact]
    public void A_crossing_survives_a_restart_of_the_operator() =>
        Facts
            .After(86_415)
            .Burning(EvidenceSource.Fast, 0.3)
            .Following(Crossed(EvidenceSource.Fast))
            .Judged()
            .Objectives[0]
            .Crossings[0]
            .At.ShouldBe(Facts.Promoted.AddSeconds(86_400));

    [Fact]
    public void Nothing_changes_while_a_confirmed_fast_tier_burns_on() =>
        Facts
            .After(86_475)
            .Burning(EvidenceSource.Fast, 0.31)
            .Following(Confirmed(EvidenceSource.Fast))
            .Judged()
            .Json()
            .ShouldBe(Confirmed(EvidenceSource.Fast).Json());
}
