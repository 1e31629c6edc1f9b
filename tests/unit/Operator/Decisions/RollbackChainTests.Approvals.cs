using MlOps.Decisions.Actions.Rollback.Rules;
using MlOps.Entities.SloPolicies.Status.Episodes;

namespace MlOps.Operator.Tests.Decisions;

public partial class RollbackChainTests
{
    private static ActionRecord Rollback(RollbackCase c, string id, double hoursAgo) =>
        new()
        {
            Id = id,
            Kind = ActionKind.Rollback,
            To = "x",
            Outcome = "Verified",
            StartedAt = c.State.Now.AddHours(-hoursAgo),
            SwitchedAt = c.State.Now.AddHours(-hoursAgo),
            FinishedAt = c.State.Now.AddHours(-hoursAgo),
        };

    private static RollbackCase Approved(RollbackCase c) => c.Annotated(WellKnown.ApproveAnnotation, c.Id);

    [Fact]
    public void Mode_Recommend_asks_a_person_and_does_what_is_approved()
    {
        var c = ACase.Proven().Mode(PolicyMode.Recommend);
        (RollbackChain.Decide(c).Outcome, RollbackChain.Decide(c).Rule).ShouldBe((DecisionOutcome.Recommend, "RecommendMode"));
        (RollbackChain.Decide(Approved(c)).Outcome, RollbackChain.Decide(Approved(c)).Rule).ShouldBe((DecisionOutcome.Act, "Approved"));
    }

    [Fact]
    public void An_approval_of_another_decision_counts_for_nothing() =>
        RollbackChain
            .Decide(ACase.Proven().Mode(PolicyMode.Recommend).Annotated(WellKnown.ApproveAnnotation, "0123"))
            .Outcome.ShouldBe(DecisionOutcome.Recommend);

    [Fact]
    public void An_approval_expires_with_its_evidence() =>
        Holds(Approved(ACase.Proven().Mode(PolicyMode.Recommend)).In(w => w with { Now = w.Now.AddMinutes(5) }), "EvidenceStale");

    [Fact]
    public void What_is_rejected_is_held_in_every_mode()
    {
        var c = ACase.Proven();
        Holds(c.Annotated(WellKnown.RejectAnnotation, c.Id), "Rejected");
    }

    [Fact]
    public void A_person_may_approve_what_a_burn_tier_recommends() =>
        RollbackChain
            .Decide(Approved(ACase.Proven().With(r => r with { Source = EvidenceSource.Medium })))
            .Outcome.ShouldBe(DecisionOutcome.Act);

    [Fact]
    public void An_approval_does_nothing_in_mode_Observe() =>
        RollbackChain.Decide(Approved(ACase.Proven().Mode(PolicyMode.Observe))).Outcome.ShouldBe(DecisionOutcome.DryRun);

    [Fact]
    public void An_approval_does_not_overrule_what_is_unsafe() =>
        Holds(Approved(ACase.Proven().Revision("v1", r => r with { State = RevisionState.Quarantined })), "NoSafeRevision");

    [Fact]
    public void A_person_may_approve_one_more_than_the_budget_of_the_day()
    {
        var c = ACase.Proven();
        c = c.Knowing(s => s with { Rollbacks = [c.State.Now.AddHours(-1), c.State.Now.AddHours(-2)] });
        Holds(c, "DailyBudget", "2 rollbacks in 24 h");
        RollbackChain.Decide(Approved(c)).Outcome.ShouldBe(DecisionOutcome.Act);
    }

    [Fact]
    public void Until_enforceAfter_it_only_says_what_it_would_do()
    {
        var c = ACase.Proven();
        var later = c with { Policy = c.Policy with { Spec = c.Policy.Spec with { EnforceAfter = c.State.Now.AddSeconds(1) } } };
        (RollbackChain.Decide(later).Outcome, RollbackChain.Decide(later).Rule).ShouldBe((DecisionOutcome.DryRun, "EnforceLater"));
        RollbackChain.Decide(later.In(w => w with { Now = w.Now.AddSeconds(1) })).Outcome.ShouldBe(DecisionOutcome.Act);
    }

    [Fact]
    public void A_pause_request_in_the_spec_holds_until_its_time()
    {
        var c = ACase.Proven();
        var paused = c.In(w =>
            w with
            {
                Model = w.Model with
                {
                    Spec = w.Model.Spec with
                    {
                        PauseRequests =
                        [
                            new()
                            {
                                By = "sre",
                                Reason = "migration",
                                Until = w.Now.AddSeconds(5),
                            },
                        ],
                    },
                },
            }
        );
        Holds(paused, "Paused", "sre requests it: migration");
        RollbackChain.Decide(paused.In(w => w with { Now = w.Now.AddSeconds(5) })).Outcome.ShouldBe(DecisionOutcome.Act);
    }

    [Fact]
    public void A_pin_to_a_kept_revision_holds()
    {
        var c = ACase.Proven();
        Holds(c.Annotated(WellKnown.PinAnnotation, c.State.Revisions[0].Revision.Hash), "Pinned");
        RollbackChain.Decide(c.Annotated(WellKnown.PinAnnotation, "nobody")).Outcome.ShouldBe(DecisionOutcome.Act);
    }
}
