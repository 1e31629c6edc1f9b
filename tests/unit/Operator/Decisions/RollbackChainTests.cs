using MlOps.Decisions.Actions.Rollback.Rules;
using MlOps.Decisions.State;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Operator.Tests.Decisions;

public partial class RollbackChainTests
{
    private static void Holds(RollbackCase c, string rule, string because = "")
    {
        var ruling = RollbackChain.Decide(c);
        (ruling.Outcome, ruling.Rule).ShouldBe((DecisionOutcome.Hold, rule));
        ruling.Message.ShouldContain(because);
    }

    private static void Recommends(RollbackCase c, string rule) =>
        (RollbackChain.Decide(c).Outcome, RollbackChain.Decide(c).Rule).ShouldBe((DecisionOutcome.Recommend, rule));

    [Fact]
    public void Acts_on_a_fresh_proven_request() => RollbackChain.Decide(ACase.Proven()).Outcome.ShouldBe(DecisionOutcome.Act);

    [Fact]
    public void Only_says_what_it_would_do_in_mode_Observe()
    {
        var ruling = RollbackChain.Decide(ACase.Proven().Mode(PolicyMode.Observe));
        (ruling.Outcome, ruling.Rule).ShouldBe((DecisionOutcome.DryRun, "ObserveMode"));
    }

    [Fact]
    public void Holds_while_a_person_paused_the_model() =>
        Holds(ACase.Proven().Annotated(WellKnown.PauseAnnotation, "release party"), "Paused", "release party");

    [Fact]
    public void A_pause_that_says_false_is_none() =>
        RollbackChain.Decide(ACase.Proven().Annotated(WellKnown.PauseAnnotation, "false")).Outcome.ShouldBe(DecisionOutcome.Act);

    [Fact]
    public void Holds_while_a_person_steers_the_Service() =>
        Holds(ACase.Proven().Knowing(s => s with { OverriddenSince = s.Revisions[0].CreatedAt }), "ManualOverride");

    [Fact]
    public void A_pause_comes_before_everything_else() =>
        Holds(
            ACase
                .Proven()
                .Annotated(WellKnown.PauseAnnotation, "true")
                .Knowing(s => s with { OverriddenSince = s.Revisions[0].CreatedAt })
                .With(r =>
                    r with
                    {
                        Term = 99,
                        Source = EvidenceSource.Medium,
                        Demand = new() { Trend = DemandTrend.Surged },
                    }
                )
                .Revision("v1", r => r with { GoodSince = null }),
            "Paused"
        );

    [Fact]
    public void Holds_when_the_evidence_is_older_than_two_intervals() =>
        Holds(ACase.Proven().In(w => w with { Now = w.Now.AddSeconds(30.001) }), "EvidenceStale");

    [Fact]
    public void Evidence_counts_until_the_last_moment_of_its_validity() =>
        RollbackChain.Decide(ACase.Proven().In(w => w with { Now = w.Now.AddSeconds(30) })).Outcome.ShouldBe(DecisionOutcome.Act);

    [Fact]
    public void Holds_when_another_leader_judged() => Holds(ACase.Proven().With(r => r with { Term = r.Term - 1 }), "EvidenceStale");

    [Fact]
    public void Holds_when_the_policy_was_changed_since() =>
        Holds(ACase.Proven().With(r => r with { PolicyGeneration = 0 }), "EvidenceStale");

    [Fact]
    public void Holds_when_the_revision_was_promoted_again_since() =>
        Holds(ACase.Proven().With(r => r with { PromotionSeq = 1 }), "EvidenceStale");

    [Fact]
    public void Holds_when_the_request_names_another_model_of_the_same_name() =>
        Holds(ACase.Proven().With(r => r with { ModelUid = "before" }), "EvidenceStale");

    [Theory]
    [InlineData(EvidenceSource.Fast)]
    [InlineData(EvidenceSource.Medium)]
    [InlineData(EvidenceSource.Slow)]
    [InlineData(EvidenceSource.Trickle)]
    public void A_burn_tier_only_recommends(EvidenceSource tier) =>
        Recommends(ACase.Proven().With(r => r with { Source = tier }), "RecommendOnly");

    [Fact]
    public void Acts_on_the_facts_of_Kubernetes() =>
        RollbackChain
            .Decide(
                ACase
                    .Proven()
                    .With(r =>
                        r with
                        {
                            Source = EvidenceSource.Availability,
                            Demand = new() { Trend = DemandTrend.NotNeeded },
                        }
                    )
            )
            .Outcome.ShouldBe(DecisionOutcome.Act);

    [Fact]
    public void Holds_when_no_other_revision_was_proven_good() =>
        Holds(
            ACase.Proven().Revision("v1", r => r with { GoodSince = null, State = RevisionState.Active }),
            "NoSafeRevision",
            "no other revision"
        );

    [Fact]
    public void Holds_when_the_good_revision_is_quarantined() =>
        Holds(ACase.Proven().Revision("v1", r => r with { State = RevisionState.Quarantined }), "NoSafeRevision");

    [Fact]
    public void Holds_when_it_is_the_first_revision() =>
        Holds(ACase.Proven().Knowing(s => s with { Revisions = [s.Revisions[1]] }), "NoSafeRevision", "there is no rollback target");

    [Fact]
    public void Holds_when_the_good_revision_does_not_understand_the_same_inputs()
    {
        var versions = 0;
        Holds(ACase.Proven(m => m.Compatible($"features-{versions++}")), "NoSafeRevision");
    }

    [Fact]
    public void Holds_when_the_good_revision_lost_the_traffic_too_long_ago() =>
        Holds(ACase.Proven().Revision("v1", r => r with { ServedUntil = r.PromotedAt!.Value.AddDays(-31) }), "NoSafeRevision");

    [Fact]
    public void A_revision_that_served_until_just_now_is_a_target_however_long_ago_it_got_the_traffic() =>
        RollbackChain
            .Decide(ACase.Proven().Revision("v1", r => r with { PromotedAt = r.PromotedAt!.Value.AddDays(-400) }))
            .Outcome.ShouldBe(DecisionOutcome.Act);

    [Fact]
    public void Holds_when_the_trouble_began_before_the_promotion() =>
        Holds(ACase.Proven().With(r => r with { Onset = r.Onset.AddSeconds(-1) }), "NotAttributable");

    [Fact]
    public void Holds_when_the_trouble_began_too_long_after_the_promotion() =>
        Holds(ACase.Proven().With(r => r with { Onset = r.Onset.AddSeconds(7201) }), "NotAttributable", "7200 s");

    [Fact]
    public void Holds_when_demand_surged() =>
        Holds(
            ACase
                .Proven()
                .With(r =>
                    r with
                    {
                        Demand = new() { Trend = DemandTrend.Surged, Message = "10 to 80" },
                    }
                ),
            "DemandSurged",
            "10 to 80"
        );

    [Fact]
    public void Only_recommends_when_demand_cannot_be_told() =>
        Recommends(ACase.Proven().With(r => r with { Demand = new() { Trend = DemandTrend.Unknown } }), "DemandUnknown");

    [Theory]
    [InlineData(119, "SharedOnset")]
    [InlineData(-119, "SharedOnset")]
    [InlineData(121, "Proven")]
    public void Waits_one_evaluation_when_another_model_s_trouble_began_at_the_same_time(double seconds, string rule) =>
        RollbackChain.Decide(ACase.Proven().Beside(1, 100, seconds)).Rule.ShouldBe(rule);

    [Fact]
    public void Does_not_wait_longer_on_a_coincidence_of_two_models() =>
        RollbackChain.Decide(ACase.Proven().Beside(2, 100, 30).OpenFor(60)).Rule.ShouldBe("Proven");

    [Theory]
    [InlineData(3, 10, "Storm")]
    [InlineData(3, 100, "Proven")]
    [InlineData(19, 100, "Proven")]
    [InlineData(20, 100, "Storm")]
    public void Holds_in_a_storm_of_three_models_or_a_fifth_of_those_evaluated(int broken, int evaluated, string rule) =>
        RollbackChain.Decide(ACase.Proven().Beside(broken, evaluated, 300).OpenFor(60)).Rule.ShouldBe(rule);

    [Fact]
    public void A_storm_is_approvable_and_asks_a_person_after_ten_minutes()
    {
        var c = ACase.Proven().Beside(5, 10, 0).OpenFor(60);
        Holds(c, "Storm", "5 other models");
        RollbackChain.Decide(Approved(c)).Outcome.ShouldBe(DecisionOutcome.Act);
        Recommends(c.OpenFor(601), "Storm");
    }

    [Fact]
    public void Models_of_other_namespaces_are_counted_and_not_named()
    {
        var c = ACase.Proven();
        c = c.In(w =>
            w with
            {
                Others = new(
                    [.. Enumerable.Range(0, 4).Select(i => new ForeignOnset(i == 0 ? "shop" : "secret", $"model-{i}", c.Request.Onset))],
                    5
                ),
            }
        );
        var message = RollbackChain.Decide(c.OpenFor(60)).Message;
        message.ShouldContain("4 other models (model-0, …)");
        message.ShouldNotContain("model-1");
    }

    [Fact]
    public void Probes_that_prove_the_release_count_more_than_demand_or_a_shared_onset()
    {
        var c = ACase
            .Proven(m => m.Probed())
            .Beside(5, 10, 0)
            .With(r =>
                r with
                {
                    Demand = new() { Trend = DemandTrend.Surged, Message = "20.0 requests/s before the promotion, 60.0 since" },
                }
            )
            .In(w => w with { Probes = new ProbePair(new("s", true, 10, 10, ""), new("t", true, 10, 0, "")) });
        RollbackChain.Decide(c).Outcome.ShouldBe(DecisionOutcome.Act);
    }

    [Fact]
    public void A_surge_that_lasts_asks_a_person()
    {
        var c = ACase
            .Proven()
            .With(r =>
                r with
                {
                    Demand = new() { Trend = DemandTrend.Surged, Message = "10 to 80" },
                }
            );
        Holds(c.OpenFor(599), "DemandSurged", "10 to 80");
        Recommends(c.OpenFor(600), "DemandSurged");
        RollbackChain.Decide(Approved(c)).Outcome.ShouldBe(DecisionOutcome.Act);
    }

    [Fact]
    public void Only_recommends_a_target_that_no_policy_has_judged() =>
        Recommends(ACase.Proven().Revision("v1", r => r with { Judged = false }), "TargetNotJudged");

    [Fact]
    public void A_step_that_is_not_built_holds_and_skips_to_no_harsher_one() =>
        Holds(ACase.Proven().With(r => r with { Action = RequestedAction.ScaleUp }), "StepNotBuilt", "ScaleUp");

    [Theory]
    [InlineData(1, "Proven")]
    [InlineData(2, "DailyBudget")]
    public void Holds_when_the_budget_of_the_day_is_spent(int done, string rule)
    {
        var c = ACase.Proven();
        c = c.Knowing(s => s with { Actions = [.. Enumerable.Range(0, done).Select(i => Rollback(c, $"{i}", hoursAgo: 23))] });
        RollbackChain.Decide(c).Rule.ShouldBe(rule);
    }

    [Fact]
    public void Rollbacks_of_yesterday_and_those_that_switched_nothing_cost_no_budget()
    {
        var c = ACase.Proven();
        c = c.Knowing(s =>
            s with
            {
                Actions = [Rollback(c, "a", 25), Rollback(c, "b", 25), Rollback(c, "c", 1) with { SwitchedAt = null }],
            }
        );
        RollbackChain.Decide(c).Outcome.ShouldBe(DecisionOutcome.Act);
    }
}
