using MlOps.Decisions.Effects;
using MlOps.Decisions.SloPolicies;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Operator.Tests.Judging;

namespace MlOps.Operator.Tests.Policies;

public class PolicyNoticesTests
{
    private static SloPolicyStatus Refused(long generation) =>
        SloJudge(Facts.After(0) with { SpecErrors = ["spec.objectives[0].target: 0.99 is read as percent"] }, generation);

    private static SloPolicyStatus SloJudge(PolicyFacts facts, long generation) =>
        (facts with { Policy = facts.Policy with { Metadata = facts.Policy.Metadata with { Generation = generation } } }).Judged();

    [Fact]
    public void A_policy_that_is_refused_says_so_once_per_generation()
    {
        var notice = SloPolicyEvents.Between(new(), Refused(5)).ShouldHaveSingleItem();
        notice.Reason.ShouldBe("InvalidSpec");
        notice.Message.ShouldContain("0.99 is read as percent");
        SloPolicyEvents.Between(Refused(5), Refused(5)).ShouldBeEmpty();
        SloPolicyEvents.Between(Refused(5), Refused(6)).ShouldHaveSingleItem().DedupeKey.ShouldBe("InvalidSpec-6");
    }

    [Fact]
    public void A_policy_without_a_model_says_so() =>
        SloPolicyEvents
            .Between(new(), SloJudge(Facts.After(0) with { Model = null }, 5))
            .ShouldHaveSingleItem()
            .Reason.ShouldBe("ModelNotFound");

    private static (List<EventRecord> Events, SloPolicyStatus Last) Told(SloPolicyStatus before, params PolicyFacts[] evaluations)
    {
        var notices = new List<EventRecord>();
        foreach (var facts in evaluations)
        {
            var after = facts.Following(before).Judged();
            notices.AddRange(SloPolicyEvents.Between(before, after).Where(n => n.Reason is "DataLost" or "DataRestored"));
            before = after;
        }

        return (notices, before);
    }

    [Fact]
    public void The_time_until_the_first_scrape_of_a_new_revision_is_told_to_nobody() =>
        Told(
            new(),
            Facts.After(1).Without(EvidenceKind.NoData),
            Facts.After(16).Without(EvidenceKind.NoData),
            Facts.After(31).Requests(0, 100)
        )
            .Events.ShouldBeEmpty();

    [Fact]
    public void Lost_data_is_told_once_and_so_is_its_return()
    {
        var (notices, last) = Told(
            new(),
            Facts.After(300).Requests(0, 100),
            Facts.After(315).Without(EvidenceKind.NoData),
            Facts.After(919).Without(EvidenceKind.NoData),
            Facts.After(934).Without(EvidenceKind.Stale),
            Facts.After(949).Without(EvidenceKind.NoData),
            Facts.After(964).Requests(0, 100),
            Facts.After(979).Requests(0, 100)
        );
        notices.Select(n => (n.Type, n.Reason)).ShouldBe([(EventSeverity.Warning, "DataLost"), (EventSeverity.Normal, "DataRestored")]);
        notices[0].Message.ShouldContain("availability NoData since 2026-03-01 09:05:15Z");
        Told(last, Facts.After(1000).Without(EvidenceKind.NoData), Facts.After(1700).Without(EvidenceKind.NoData))
            .Events.ShouldHaveSingleItem()
            .DedupeKey.ShouldNotBe(notices[0].DedupeKey);
    }

    [Fact]
    public void A_model_without_traffic_is_no_reason_to_warn_and_its_traffic_no_news() =>
        Told(
            new(),
            Facts.After(300).Without(EvidenceKind.Idle),
            Facts.After(1000).Without(EvidenceKind.Idle),
            Facts.After(1015).Requests(0, 100)
        )
            .Events.ShouldBeEmpty();

    [Fact]
    public void A_model_that_goes_brings_no_evidence_back() =>
        Told(
            new(),
            Facts.After(300).Without(EvidenceKind.NoData),
            Facts.After(904).Without(EvidenceKind.NoData),
            Facts.After(919) with
            {
                Model = null,
            }
        )
            .Events.ShouldNotContain(n => n.Reason == "DataRestored");

    [Fact]
    public void Series_that_are_back_without_traffic_are_back() =>
        Told(
            new(),
            Facts.After(300).Without(EvidenceKind.NoData),
            Facts.After(904).Without(EvidenceKind.NoData),
            Facts.After(919).Without(EvidenceKind.Idle)
        )
            .Events[1]
            .Message.ShouldContain("no traffic");

    [Fact]
    public void A_model_that_does_not_serve_yet_is_no_reason_to_warn() =>
        SloPolicyEvents.Between(new(), Facts.After(0).Knowing(s => s with { EffectiveRevision = null }).Judged()).ShouldBeEmpty();

    [Fact]
    public void A_judge_that_proves_what_another_began_to_tell_is_news()
    {
        var dead = new AvailabilityFacts(2, 0, 0, TimeSpan.FromSeconds(45), true, TimeSpan.FromSeconds(5), "CrashLoopBackOff");
        var crashed = (Facts.After(60).Without(EvidenceKind.NoData) with { Availability = dead }).Judged();
        var proven = Facts.After(180).Requests(30, 100).Following(crashed).Judged();
        var notice = SloPolicyEvents.Between(crashed, proven).ShouldHaveSingleItem();
        (notice.Reason, notice.DedupeKey).ShouldBe(("ReleaseBreached", "episode-1-ReleaseTest"));
        SloPolicyEvents.Between(proven, Facts.After(195).Requests(30, 100).Following(proven).Judged()).ShouldBeEmpty();
    }

    [Fact]
    public void A_condition_of_an_earlier_version_that_no_longer_is_kept_up_to_date_goes()
    {
        var before = new SloPolicyStatus
        {
            Conditions =
            [
                new()
                {
                    Type = "Conflict",
                    Status = "True",
                    Reason = "OlderPolicyActs",
                    Message = "fraud-old acts",
                    LastTransitionTime = Facts.Promoted,
                },
            ],
        };
        Facts.After(90).Requests(0, 100).Following(before).Judged().Conditions.ShouldNotContain(c => c.Type == "Conflict");
        (Facts.After(90) with { Model = null }).Following(before).Judged().Conditions.ShouldNotContain(c => c.Type == "Conflict");
    }

    [Fact]
    public void A_policy_that_never_had_data_warns_after_two_intervals_and_once()
    {
        var first = Facts.After(3600).Without(EvidenceKind.NoData).Judged();
        var second = Facts.After(3630).Without(EvidenceKind.NoData).Following(first).Judged();
        SloPolicyEvents.Between(new(), first).ShouldBeEmpty();
        var notice = SloPolicyEvents.Between(first, second).ShouldHaveSingleItem();
        (notice.Type, notice.Reason, notice.Message).ShouldBe(
            (EventSeverity.Warning, "NoData", "Nothing is evaluated yet: why for all_total")
        );
        SloPolicyEvents.Between(second, Facts.After(3645).Without(EvidenceKind.NoData).Following(second).Judged()).ShouldBeEmpty();
    }
}
