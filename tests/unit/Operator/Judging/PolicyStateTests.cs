using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.SloPolicies.Burn;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Operator.Tests.Judging;

/// <summary>The one line that <c>kubectl get slp</c> shows.</summary>
public class PolicyStateTests
{
    private static readonly DateTimeOffset Switched = Facts.Promoted.AddSeconds(40);

    /// <summary>
    /// Version 2 failed and version 1 has its traffic again; <paramref name="since"/> are the events since the tiers had to confirm again.
    /// </summary>
    private static PolicyFacts RolledBack(
        double seconds,
        double spent,
        double bad,
        (double Bad, double Total)? since = null,
        bool burning = false
    )
    {
        var facts = Facts
            .After(seconds)
            .Serving("h1", r => r with { Version = "1", PromotedAt = Switched, PromotionSeq = 3 })
            .Serving("h1", r => r)
            .Knowing(s =>
                s with
                {
                    Revisions = [s.Revisions[0], s.Revisions[1] with { Version = "2", State = RevisionState.Quarantined }],
                    Actions =
                    [
                        new()
                        {
                            Id = "a",
                            Kind = ActionKind.Rollback,
                            From = "h2",
                            To = "h1",
                            StartedAt = Facts.Promoted.AddSeconds(30),
                            SwitchedAt = Switched,
                            FinishedAt = Switched.AddSeconds(14),
                            Outcome = "Verified",
                        },
                    ],
                }
            );
        TierFacts Tier(EvidenceSource judge, double shareOfShort, double shareOfLong)
        {
            var tier = DefaultTiers.All.Single(t => string.Equals(t.Name, judge.ToString(), StringComparison.OrdinalIgnoreCase));
            Reading<WindowCounts> Window(double share) => Reading<WindowCounts>.Of(new(share * 1000, 1000), "q");
            return new(
                judge,
                tier,
                Window(shareOfShort),
                Window(shareOfLong),
                since is { } s ? Reading<WindowCounts>.Of(new(s.Bad, s.Total), "q") : null
            );
        }

        facts = facts.Measured(
            null,
            Tier(EvidenceSource.Fast, bad, burning ? 0.3 : bad),
            Tier(EvidenceSource.Medium, burning ? 0.3 : bad, burning ? 0.3 : bad)
        );
        return facts with { Objectives = [facts.Objectives[0] with { Budget = Reading<WindowCounts>.Of(new(spent * 100, 10_000), "q") }] };
    }

    [Fact]
    public void A_budget_that_a_rolled_back_version_spent_is_told_as_recovered()
    {
        var status = RolledBack(3600, spent: 5.97, bad: 0.001).Judged();
        (status.State, status.Verdict, status.BudgetLeft).ShouldBe(("Recovered", Verdict.Healthy, "spent 6 times"));
        status.Message.ShouldBe(
            "Recovered: version 1 has met its target since the rollback from version 2 at 2026-03-01 09:00:40Z; errors from before it have spent the error budget of 28d 6 times"
        );
        RolledBack(3615, spent: 5.97, bad: 0.001).Following(status).Judged().Json().ShouldBe(status.Json(), "at rest nothing is written");
    }

    [Fact]
    public void Tiers_whose_windows_hold_the_old_version_s_errors_are_no_warning_where_newer_events_are_good()
    {
        var crossed = RolledBack(120, spent: 0.5, bad: 0.3, burning: true).Judged();
        crossed.State.ShouldBe("Warning", "nothing newer is known");
        var status = RolledBack(180, spent: 0.5, bad: 0.3, since: (0, 400), burning: true).Following(crossed).Judged();
        (status.State, status.Verdict).ShouldBe(("Recovered", Verdict.Warning));
        status.Message!.ShouldEndWith("; the tiers' windows still hold the errors from before it");
        RolledBack(180, spent: 0.5, bad: 0.3, since: (30, 400), burning: true).Following(crossed).Judged().State.ShouldNotBe("Recovered");
    }

    [Fact]
    public void What_recovered_is_healthy_once_nothing_of_the_trouble_shows()
    {
        var recovered = RolledBack(3600, spent: 5.97, bad: 0.001).Judged();
        var status = RolledBack(90_000, spent: 0.2, bad: 0.001).Following(recovered).Judged();
        (status.State, status.Message).ShouldBe(("Healthy", "within its target"));
    }

    [Fact]
    public void A_version_that_fails_after_the_rollback_too_has_not_recovered() =>
        RolledBack(3600, spent: 5.97, bad: 0.03)
            .Judged()
            .State.ShouldBe("Healthy", "no tier fires, but it is not within its target either");

    [Fact]
    public void A_later_version_does_not_recover_from_the_rollback_before_it()
    {
        var facts = RolledBack(3600, spent: 5.97, bad: 0.001)
            .Serving("h1", r => r with { PromotedAt = Facts.Promoted.AddSeconds(600), PromotionSeq = 4 });
        (facts.Judged().State, facts.Judged().Message).ShouldBe(
            ("Healthy", "no burn tier fires; the error budget of 28d is overspent (spent 6 times)")
        );
    }

    [Fact]
    public void A_budget_that_is_spent_meanwhile_is_told_without_a_change_of_verdict()
    {
        PolicyFacts At(double seconds, double spent)
        {
            var facts = Facts.After(seconds).Burning(EvidenceSource.Fast, 0);
            return facts with
            {
                Objectives = [facts.Objectives[0] with { Budget = Reading<WindowCounts>.Of(new(spent * 100, 10_000), "q") }],
            };
        }

        var within = At(7300, 0.9).Judged();
        within.Message.ShouldBe("within its target");
        var spent = At(7600, 1.1).Following(within).Judged();
        (spent.Message, spent.Objectives[0].Message).ShouldBe(
            (
                "no burn tier fires; the error budget of 28d is overspent (spent 1.1 times)",
                "no burn tier fires; the error budget of 28d is overspent (spent 1.1 times)"
            )
        );
        At(7900, 0.9).Following(spent).Judged().Message.ShouldBe("within its target");
    }

    [Fact]
    public void What_never_had_data_is_new_until_it_was_looked_at_twice()
    {
        var first = Facts.After(3600).Without(EvidenceKind.NoData).Judged();
        first.State.ShouldBe("New");
        var second = Facts.After(3615).Without(EvidenceKind.NoData).Following(first).Judged();
        second.State.ShouldBe("New");
        Facts.After(3630).Without(EvidenceKind.NoData).Following(second).Judged().State.ShouldBe("NoData");
    }

    [Fact]
    public void A_revision_that_cannot_have_been_scraped_yet_is_new()
    {
        var first = Facts.After(1).Without(EvidenceKind.NoData).Judged();
        var later = Facts.After(120).Without(EvidenceKind.NoData).Following(first).Judged();
        later.State.ShouldBe("New");
        Facts.After(135).Without(EvidenceKind.NoData).Following(later).Judged().State.ShouldBe("NoData");
    }

    [Fact]
    public void A_policy_that_had_data_is_not_new_when_they_go()
    {
        var healthy = Facts.After(3600).Requests(0, 100).Judged();
        healthy.State.ShouldBe("Healthy");
        Facts.After(3615).Without(EvidenceKind.NoData).Following(healthy).Judged().State.ShouldBe("NoData");
    }

    [Theory]
    [InlineData("Invalid")]
    [InlineData("NoModel")]
    [InlineData("NotServing")]
    [InlineData("Idle")]
    [InlineData("Breached")]
    public void The_reason_for_no_verdict_is_told_apart(string state)
    {
        var facts = Facts.After(90);
        facts = state switch
        {
            "Invalid" => facts with { SpecErrors = ["spec.prometheus: 'x' is not configured"] },
            "NoModel" => facts with { Model = null },
            "NotServing" => facts.Knowing(s => s with { EffectiveRevision = null }),
            "Idle" => facts.Without(EvidenceKind.Idle),
            _ => facts.Requests(30, 100),
        };
        facts.Judged().State.ShouldBe(state);
    }

    [Fact]
    public void A_window_that_is_longer_than_the_model_has_lived_says_so()
    {
        PolicyFacts At(double seconds, (double, double)? since)
        {
            var facts = Facts.After(seconds).Burning(EvidenceSource.Trickle, 0.3, since);
            return facts with { Model = facts.Model! with { Metadata = facts.Model.Metadata with { CreationTimestamp = Facts.Promoted } } };
        }

        At(400, (30, 100))
            .Following(At(340, null).Judged())
            .Judged()
            .Message!.ShouldContain("30.00 % bad in 6 h (data of 7 min) (n=1000) and 30.00 % in 72 h (data of 7 min) (n=1000)");
        WindowText.Of(Facts.After(10), TimeSpan.FromDays(3)).ShouldBe("72 h");
    }
}
