using MlOps.Decisions.SloPolicies.Data;
using MlOps.Decisions.SloPolicies.Facts;

namespace MlOps.Operator.Tests.Judging;

/// <summary>At 99 % a total outage crosses the fast tier after 484 s, and two minutes on top make 604.</summary>
public class DataTests
{
    private const double Timeout = 604;

    private static StatusCondition Condition(SloPolicyStatus status) => status.Conditions.Single(c => c.Type == WellKnown.DataAvailable);

    private static PolicyFacts With(PolicyFacts facts, NoDataSpec? noData = null, int interval = 15) =>
        facts with
        {
            Policy = facts.Policy with { Spec = facts.Policy.Spec with { NoData = noData, EvaluationIntervalSeconds = interval } },
        };

    /// <summary>Without evidence from the fifth minute on.</summary>
    private static SloPolicyStatus Silent(
        double seconds,
        EvidenceKind evidence = EvidenceKind.NoData,
        Func<PolicyFacts, PolicyFacts>? with = null
    )
    {
        with ??= f => f;
        var first = with(Facts.After(300).Without(evidence)).Judged();
        return with(Facts.After(300 + seconds).Without(evidence)).Following(first).Judged();
    }

    [Fact]
    public void Missing_data_is_Unknown_until_the_timeout_and_then_False()
    {
        Condition(Silent(Timeout - 1)).Status.ShouldBe("Unknown");
        Condition(Silent(Timeout - 1)).Message.ShouldContain("becomes False at 2026-03-01 09:15:03Z");
        Condition(Silent(Timeout)).Status.ShouldBe("False");
        Condition(Silent(Timeout)).Message.ShouldContain("availability NoData since 2026-03-01 09:05:00Z");
    }

    [Theory]
    [InlineData(EvidenceKind.NoData, null, "NoData")]
    [InlineData(EvidenceKind.NoData, true, "NoData")]
    [InlineData(EvidenceKind.NoData, false, "Lost")]
    [InlineData(EvidenceKind.Stale, false, "Lost")]
    [InlineData(EvidenceKind.Stale, true, "Stale")]
    [InlineData(EvidenceKind.QueryError, false, "QueryError")]
    [InlineData(EvidenceKind.Ambiguous, false, "Ambiguous")]
    [InlineData(EvidenceKind.Idle, true, "Idle")]
    public void The_reason_is_the_kind_of_evidence_or_that_no_target_is_up(EvidenceKind evidence, bool? scraped, string reason) =>
        (
            Condition(Silent(Timeout, evidence, f => f with { Scraped = scraped })).Status,
            Condition(Silent(Timeout, evidence, f => f with { Scraped = scraped })).Reason
        ).ShouldBe(("False", reason));

    [Theory]
    [InlineData("99.9", 300)]
    [InlineData("99", 603.84)]
    [InlineData("95", 2539.2)]
    [InlineData("90", 12216)]
    public void By_default_the_timeout_is_that_of_a_total_outage_in_the_fastest_tier_that_can_fire(string target, double seconds) =>
        DataJudge
            .Timeout(Facts.After(0).Policy.Spec, double.Parse(target, System.Globalization.CultureInfo.InvariantCulture) / 100)
            .TotalSeconds.ShouldBe(seconds, 0.001);

    [Fact]
    public void A_timeout_that_is_written_holds()
    {
        var spec = With(Facts.After(0), new() { TimeoutSeconds = 45 }).Policy.Spec;
        DataJudge.Timeout(spec, 0.99).ShouldBe(TimeSpan.FromSeconds(45));
    }

    [Theory]
    [InlineData(15, 40)]
    [InlineData(60, 130)]
    [InlineData(5, 40)]
    public void A_new_revision_is_not_called_lost_before_it_was_scraped_and_looked_at_twice(int interval, double seconds)
    {
        PolicyFacts At(double after) => With(Facts.After(after).Without(EvidenceKind.NoData), new() { TimeoutSeconds = 30 }, interval);
        var first = At(0).Judged();
        Condition(At(seconds - 1).Following(first).Judged()).Status.ShouldBe("Unknown");
        Condition(At(seconds).Following(first).Judged()).Status.ShouldBe("False");
    }

    [Fact]
    public void Silence_that_began_before_the_promotion_is_not_forgiven_by_it()
    {
        var lost = Facts.After(0).Without(EvidenceKind.NoData).Judged();
        lost = lost with { Objectives = [lost.Objectives[0] with { NoDataSince = Facts.Promoted.AddSeconds(-Timeout) }] };
        Condition(Facts.After(45).Without(EvidenceKind.NoData).Following(lost).Judged()).Status.ShouldBe("False");
    }

    [Fact]
    public void A_change_from_one_kind_of_silence_to_another_does_not_begin_anew()
    {
        var first = Facts.After(300).Without(EvidenceKind.QueryError).Judged();
        Condition(Facts.After(300 + Timeout).Without(EvidenceKind.NoData).Following(first).Judged()).Status.ShouldBe("False");
    }

    [Fact]
    public void Silence_after_idleness_begins_anew()
    {
        var idle = Silent(Timeout, EvidenceKind.Idle);
        var silent = Facts.After(1000).Without(EvidenceKind.NoData).Following(idle).Judged();
        Condition(silent).ShouldBe(Condition(idle));
        Condition(Facts.After(999 + Timeout).Without(EvidenceKind.NoData).Following(silent).Judged()).Reason.ShouldBe("Idle");
        Condition(Facts.After(1000 + Timeout).Without(EvidenceKind.NoData).Following(silent).Judged()).Reason.ShouldBe("NoData");
    }

    [Fact]
    public void A_status_that_does_not_say_since_when_begins_to_count_now()
    {
        var old = Facts.After(300).Without(EvidenceKind.NoData).Judged();
        old = old with { Objectives = [old.Objectives[0] with { NoDataSince = null }] };
        Facts
            .After(315)
            .Without(EvidenceKind.NoData)
            .Following(old)
            .Judged()
            .Objectives[0]
            .NoDataSince.ShouldBe(Facts.Promoted.AddSeconds(315));
    }

    [Fact]
    public void Evidence_makes_it_True_at_once()
    {
        Condition(Facts.After(1000).Requests(0, 100).Following(Silent(Timeout)).Judged()).Status.ShouldBe("True");
        Facts.After(1000).Requests(0, 100).Following(Silent(Timeout)).Judged().Objectives[0].NoDataSince.ShouldBeNull();
    }

    [Fact]
    public void One_failed_look_of_another_objective_does_not_end_that_data_is_lost()
    {
        var both = Two(Facts.After(300), EvidenceKind.NoData, null).Judged();
        var lost = Two(Facts.After(300 + Timeout), EvidenceKind.NoData, null).Following(both).Judged();
        var changed = Two(Facts.After(1000), null, EvidenceKind.QueryError).Following(lost).Judged();
        Condition(lost).Message.ShouldContain("first NoData");
        Condition(changed).ShouldBe(Condition(lost));
    }

    /// <summary>A healthy one says nothing of one that could not be asked; a missed one is missed whatever the other is.</summary>
    [Theory]
    [InlineData(0, Verdict.Unknown)]
    [InlineData(100, Verdict.Breached)]
    public void Of_two_objectives_the_one_without_an_answer_makes_the_policy_Unknown_unless_the_other_is_missed(
        double bad,
        Verdict verdict
    ) => Two(Facts.After(1000), null, EvidenceKind.QueryError, bad).Judged().Verdict.ShouldBe(verdict);

    [Fact]
    public void While_a_person_isolates_the_model_its_silence_is_no_loss() =>
        Condition(Silent(Timeout, with: f => f.Knowing(s => s with { Circuit = new() { State = CircuitState.Isolated } })))
            .Status.ShouldBe("Unknown");

    [Fact]
    public void Nothing_changes_while_data_stays_lost()
    {
        var lost = Silent(Timeout);
        Facts.After(2000).Without(EvidenceKind.NoData).Following(lost).Judged().Json().ShouldBe(lost.Json());
    }

    [Fact]
    public void A_policy_that_says_what_missing_data_means_is_acted_on_in_full() =>
        With(Facts.After(300).Requests(0, 100), new() { TimeoutSeconds = 30, TreatAs = NoDataPolicy.Breach })
            .Judged()
            .Conditions.Single(c => c.Type == WellKnown.SpecSupported)
            .Status.ShouldBe("True");

    private static PolicyFacts Two(PolicyFacts facts, EvidenceKind? first, EvidenceKind? second, double bad = 0)
    {
        ObjectiveFacts Of(EvidenceKind? lacking, string name)
        {
            var one = (lacking is { } kind ? facts.Without(kind) : facts.Requests(bad, 100)).Objectives[0];
            return one with { Objective = one.Objective with { Name = name } };
        }

        return facts with
        {
            Objectives = [Of(first, "first"), Of(second, "second")],
        };
    }
}
