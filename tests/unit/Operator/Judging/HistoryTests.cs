using MlOps.Analysis.Burn.Windows;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.SloPolicies;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Operator.Tests.Judging;

/// <summary>A gauge that has never kept its target says so once; an outage on its first day opens an episode all the same.</summary>
public class HistoryTests
{
    private const double Start = 86_400;

    private static PolicyFacts Gauge(
        double seconds,
        EvidenceSource tier,
        (double Bad, double Total)? day,
        (double, double)? since = null,
        double share = 0.3
    )
    {
        var facts = Facts.After(seconds).Burning(tier, share, since);
        var objective = facts.Objectives[0];
        return facts with
        {
            Policy = facts.Policy with { Metadata = facts.Policy.Metadata with { CreationTimestamp = Facts.Promoted.AddSeconds(Start) } },
            Objectives =
            [
                objective with
                {
                    Objective = objective.Objective with
                    {
                        Sli = new()
                        {
                            Gauge = new() { Query = "accuracy", Min = "0.9" },
                        },
                    },
                    Day = day is { } d
                        ? Reading<WindowCounts>.Of(new(d.Bad, d.Total), "q")
                        : Reading<WindowCounts>.None(EvidenceKind.NoData, "why", "q"),
                },
            ],
        };
    }

    /// <summary>At a target of 99 %, of 993 looks nine are 0.9 of the budget.</summary>
    [Theory]
    [InlineData(9.0, 993, TargetHistory.NeverKept)]
    [InlineData(8.0, 993, TargetHistory.Kept)]
    [InlineData(0.0, 899, TargetHistory.Unknown)]
    [InlineData(899.0, 899, TargetHistory.Unknown)]
    [InlineData(null, 0, TargetHistory.Unknown)]
    public void A_day_of_values_tells_whether_the_target_was_kept(double? bad, double total, TargetHistory history) =>
        Gauge(Start, EvidenceSource.Trickle, bad is { } b ? (b, total) : null).Judged().Objectives[0].History.ShouldBe(history);

    [Fact]
    public void A_value_with_gaps_is_judged_once_the_policy_is_a_day_old() =>
        Gauge(2 * Start, EvidenceSource.Trickle, (0, 400)).Judged().Objectives[0].History.ShouldBe(TargetHistory.Kept);

    [Theory]
    [InlineData(EvidenceSource.Fast, true)]
    [InlineData(EvidenceSource.Medium, true)]
    [InlineData(EvidenceSource.Slow, false)]
    [InlineData(EvidenceSource.Trickle, false)]
    public void A_gauge_that_never_kept_its_target_opens_episodes_by_the_fast_tiers_only(EvidenceSource tier, bool opens)
    {
        var crossed = Gauge(Start, tier, (300, 993)).Judged();
        var status = Gauge(Start + 60, tier, (300, 993), (30, 100)).Following(crossed).Judged();
        (status.Episode is not null).ShouldBe(opens);
        if (!opens)
            status.Message.ShouldBe(
                $"burn tier {tier.ToString().ToLowerInvariant()} crossed; it opens no episode until the gauge has met its target for a day, which it never has"
            );
    }

    [Fact]
    public void Once_kept_is_kept_and_the_next_leak_opens_an_episode()
    {
        var kept = Gauge(Start, EvidenceSource.Trickle, (0, 993), share: 0).Judged();
        var crossed = Gauge(2 * Start, EvidenceSource.Trickle, (300, 993)).Following(kept).Judged();
        crossed.Objectives[0].History.ShouldBe(TargetHistory.Kept);
        Gauge((2 * Start) + 60, EvidenceSource.Trickle, (300, 993), (30, 100))
            .Following(crossed)
            .Judged()
            .Episode!.Source.ShouldBe(EvidenceSource.Trickle);
    }

    [Fact]
    public void It_is_told_once_in_a_generation()
    {
        var never = Gauge(Start, EvidenceSource.Trickle, (300, 993)).Judged();
        SloPolicyEvents.Between(new(), never).ShouldHaveSingleItem().Reason.ShouldBe("TargetNeverKept");
        var later = Gauge(Start + 15, EvidenceSource.Trickle, (310, 993)).Following(never).Judged();
        SloPolicyEvents.Between(never, later).ShouldBeEmpty();
        later.Json().ShouldBe(never.Json());
    }

    [Fact]
    public void Another_target_is_another_history()
    {
        var kept = Gauge(Start, EvidenceSource.Trickle, (0, 993), share: 0).Judged();
        var facts = Gauge(Start + 15, EvidenceSource.Trickle, (300, 993)).Following(kept);
        var edited = facts with { Policy = facts.Policy with { Metadata = facts.Policy.Metadata with { Generation = 6 } } };
        edited.Judged().Objectives[0].History.ShouldBe(TargetHistory.Kept, "an edit elsewhere in the policy changes nothing");
        var other = facts.Objectives[0] with { Objective = facts.Objectives[0].Objective with { Target = "98" } };
        (edited with { Objectives = [other] }).Judged().Objectives[0].History.ShouldBe(TargetHistory.NeverKept);
    }

    [Fact]
    public void Another_model_of_the_policy_is_another_history()
    {
        var facts = Gauge(Start + 15, EvidenceSource.Trickle, null)
            .Following(Gauge(Start, EvidenceSource.Trickle, (0, 993), share: 0).Judged());
        facts.Judged().Objectives[0].History.ShouldBe(TargetHistory.Kept);
        var other = facts with
        {
            Model = facts.Model! with
            {
                Metadata = new() { Name = "other", Uid = "other" },
            },
        };
        other.Judged().Objectives[0].History.ShouldBe(TargetHistory.Unknown);
    }

    [Fact]
    public void Requests_have_no_history() =>
        Facts.After(Start).Burning(EvidenceSource.Trickle, 0.3).Judged().Objectives[0].History.ShouldBeNull();
}
