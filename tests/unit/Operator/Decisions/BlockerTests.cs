using MlOps.Decisions.Actions.Rollback.Rules;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Decisions;

public class BlockerTests
{
    private static BlockerAnswer Says(string value) =>
        new()
        {
            Name = "migration",
            Evidence = EvidenceKind.Value,
            Value = value,
        };

    private static BlockerAnswer Untold(EvidenceKind evidence = EvidenceKind.QueryError) =>
        new()
        {
            Name = "migration",
            Evidence = evidence,
            Message = "down",
        };

    private static RollbackCase Case(params BlockerAnswer[] answers)
    {
        var c = ACase.Proven(m => m.BlockedBy("migration", "running"));
        return c.With(r => r with { Blockers = answers, ModelGeneration = c.State.Metadata.Generation });
    }

    private static (DecisionOutcome, string) Decide(RollbackCase c) => (RollbackChain.Decide(c).Outcome, RollbackChain.Decide(c).Rule);

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    public void A_blocker_that_says_zero_is_in_nobody_s_way(string value) =>
        Decide(Case(Says(value))).ShouldBe((DecisionOutcome.Act, "Proven"));

    [Theory]
    [InlineData("1")]
    [InlineData("-1")]
    [InlineData("1E-09")]
    [InlineData("unreadable")]
    public void A_blocker_that_says_anything_else_holds_and_is_named(string value)
    {
        Decide(Case(Says(value))).ShouldBe((DecisionOutcome.Hold, "Blocked"));
        RollbackChain.Decide(Case(Says(value))).Message.ShouldContain($"migration is {value}");
    }

    [Theory]
    [InlineData(EvidenceKind.QueryError)]
    [InlineData(EvidenceKind.NoData)]
    [InlineData(EvidenceKind.Ambiguous)]
    public void A_blocker_that_cannot_be_told_leaves_it_to_a_person(EvidenceKind evidence)
    {
        var c = Case(Untold(evidence));
        Decide(c).ShouldBe((DecisionOutcome.Recommend, "BlockerUnknown"));
        RollbackChain.Decide(c).Message.ShouldContain($"migration ({evidence}: down)");
        Decide(c.Annotated(WellKnown.ApproveAnnotation, c.Id)).ShouldBe((DecisionOutcome.Act, "Approved"));
    }

    [Fact]
    public void A_blocker_that_nobody_answered_for_leaves_it_to_a_person() =>
        Decide(Case()).ShouldBe((DecisionOutcome.Recommend, "BlockerUnknown"));

    [Fact]
    public void An_approval_does_not_overrule_a_blocker()
    {
        var c = Case(Says("1"));
        Decide(c.Annotated(WellKnown.ApproveAnnotation, c.Id)).ShouldBe((DecisionOutcome.Hold, "Blocked"));
    }

    [Fact]
    public void Answers_to_another_spec_do_not_count()
    {
        Decide(Case(Says("0")).With(r => r with { ModelGeneration = r.ModelGeneration - 1 }))
            .ShouldBe((DecisionOutcome.Hold, "BlockersNotEvaluated"));
        Decide(Case().With(r => r with { Blockers = null })).ShouldBe((DecisionOutcome.Hold, "BlockersNotEvaluated"));
    }

    [Fact]
    public void A_blocker_that_is_gone_from_the_spec_holds_nothing() =>
        Decide(ACase.Proven().With(r => r with { Blockers = [Says("1")] })).ShouldBe((DecisionOutcome.Act, "Proven"));

    [Fact]
    public void A_model_with_a_blocker_is_rolled_back_once_it_says_no_more_and_record_and_Event_name_it()
    {
        var cluster = Scenarios.Released(m => m.BlockedBy("migration", "running"));
        cluster.Judge!.Blockers = [Says("1")];
        cluster.Judge.Bad = "v2";
        cluster.Wait(120).ServingVersion.ShouldBe("v2");
        cluster.Status.Decisions.ShouldHaveSingleItem().Message.ShouldContain("migration is 1");
        cluster.Events.Single(n => n.Reason == "ActionHeld").Message.ShouldContain("migration is 1");
        cluster.Judge.Blockers = [Says("0")];
        cluster.Settle().ServingVersion.ShouldBe("v1");
    }

    [Theory]
    [InlineData(EvidenceKind.Value)]
    [InlineData(EvidenceKind.QueryError)]
    public void A_blocker_that_begins_to_say_no_while_the_target_warms_up_stops_the_switch(EvidenceKind evidence)
    {
        var cluster = Scenarios.Released(m => m.BlockedBy("migration", "running"));
        cluster.Judge!.Blockers = [Says("0")];
        cluster.NeverReady.Add("v1");
        cluster.Settle().Judge!.Bad = "v2";
        cluster.Settle().Status.Action!.Step.ShouldBe(ActionStep.WarmUp);
        cluster.Judge!.Blockers = [evidence == EvidenceKind.Value ? Says("1") : Untold()];
        cluster.NeverReady.Clear();
        cluster.Wait(60).ServingVersion.ShouldBe("v2");
        cluster.Judge.Blockers = [Says("0")];
        cluster.Settle().ServingVersion.ShouldBe("v1");
    }
}
