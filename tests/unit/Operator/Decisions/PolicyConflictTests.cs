using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.Policies;
using MlOps.Operator.Decisions;
using MlOps.Operator.Tests.Judging;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Decisions;

public class PolicyConflictTests
{
    private static readonly DateTimeOffset Now = Facts.Promoted.AddSeconds(90);

    private static SloPolicy Named(string name, int ageDays, PolicyMode mode = PolicyMode.Enforce) => Facts.After(0).Policy is var policy ? policy with
    {
        Metadata = policy.Metadata with { Name = name, Uid = name + "-uid", CreationTimestamp = Now.AddDays(-ageDays) },
        Spec = policy.Spec with { Mode = mode },
    } : null!;

    private static SloPolicy With(SloPolicy policy, Func<SloPolicySpec, SloPolicySpec> change) => policy with { Spec = change(policy.Spec) };

    private static SloResponse Answer(RequestedAction action) => new() { Trigger = ResponseTrigger.Release, Steps = [new() { Action = action }] };

    private static string? Older(SloPolicy policy, params SloPolicy[] all) => PolicyConflict.Older(policy, all, Now)?.Metadata.Name;

    [Theory]
    [InlineData(PolicyMode.Enforce, PolicyMode.Enforce)]
    [InlineData(PolicyMode.Enforce, PolicyMode.Recommend)]
    [InlineData(PolicyMode.Recommend, PolicyMode.Recommend)]
    public void Of_two_policies_that_may_roll_back_the_older_one_acts(PolicyMode one, PolicyMode other)
    {
        var (elder, younger) = (Named("z", 2, one), Named("a", 1, other));
        Older(younger, elder, younger).ShouldBe("z");
        Older(elder, elder, younger).ShouldBeNull();
    }

    [Fact]
    public void Of_two_policies_of_one_moment_the_first_by_name_acts() => (Older(Named("b", 1), Named("a", 1)), Older(Named("a", 1), Named("b", 1))).ShouldBe(("a", null));

    [Fact]
    public void Of_three_the_oldest_is_named() => Older(Named("c", 1), Named("b", 2), Named("a", 3)).ShouldBe("a");

    [Fact]
    public void Who_only_observes_is_in_nobodys_way_and_has_nobody_in_his()
    {
        Older(Named("b", 1), Named("a", 2, PolicyMode.Observe)).ShouldBeNull();
        Older(Named("b", 1, PolicyMode.Observe), Named("a", 2)).ShouldBeNull();
    }

    [Fact]
    public void A_policy_that_enforces_later_is_in_the_way_from_then_on()
    {
        var later = With(Named("a", 2), s => s with { EnforceAfter = Now.AddSeconds(1) });
        Older(Named("b", 1), later).ShouldBeNull();
        PolicyConflict.Older(Named("b", 1), [later], Now.AddSeconds(1)).ShouldNotBeNull();
    }

    [Fact]
    public void Policies_without_a_rollback_among_their_responses_do_not_contradict()
    {
        var scaler = With(Named("a", 2), s => s with { Responses = [Answer(RequestedAction.ScaleUp)] });
        Older(Named("b", 1), scaler).ShouldBeNull();
        Older(Named("b", 1), With(scaler, s => s with { Responses = [Answer(RequestedAction.Rollback)] })).ShouldBe("a");
        Older(Named("b", 1), With(scaler, s => s with { Responses = [] })).ShouldBeNull();
    }

    [Fact]
    public void A_policy_that_is_refused_or_going_is_in_nobodys_way()
    {
        var refused = With(Named("a", 2), s => s with { Objectives = [s.Objectives[0] with { Target = "0.99" }] });
        Older(Named("b", 1), refused).ShouldBeNull();
        var going = Named("a", 2);
        Older(Named("b", 1), going with { Metadata = going.Metadata with { DeletionTimestamp = Now } }).ShouldBeNull();
    }

    [Fact]
    public void The_younger_one_judges_and_its_requests_are_only_recorded()
    {
        var elder = Named("elder", 9);
        var cluster = Lives.Released();
        cluster.MorePolicies.Add(elder with { Metadata = elder.Metadata with { Namespace = "shop" } });
        cluster.Judge!.Bad = "v2";
        cluster.Settle();
        cluster.ServingVersion.ShouldBe("v2");
        var decision = cluster.Status.Decisions[0];
        (decision.Outcome, decision.Rule).ShouldBe((DecisionOutcome.Would, "PolicyConflict"));
        decision.Message.ShouldContain("SloPolicy elder is older and acts for this model");
        cluster.MorePolicies.Clear();
        cluster.Settle();
        cluster.Status.Action.ShouldNotBeNull("with the older one gone, the younger one acts");
    }

    [Fact]
    public void Not_even_an_approval_makes_the_younger_one_act()
    {
        var c = ACase.Proven();
        var approved = c.Annotated(WellKnown.ApproveAnnotation, c.Id).In(w => w with { Policies = [.. w.Policies, Named("elder", 9)] });
        Arbiter.Decide(approved).Outcome.ShouldBe(DecisionOutcome.Would);
    }

    [Fact]
    public void The_younger_one_says_so_in_a_condition_and_in_one_Event()
    {
        var younger = Named("younger", 1);
        var facts = Facts.After(90).Requests(30, 100) with { Policy = younger, PoliciesOfModel = [younger, Named("elder", 2)] };
        var status = facts.Judged();
        status.Verdict.ShouldBe(Verdict.Breached, "it goes on judging");
        var condition = status.Conditions.Single(c => c.Type == WellKnown.Conflict);
        (condition.Status, condition.Reason).ShouldBe(("True", "OlderPolicyActs"));
        condition.Message.ShouldContain("SloPolicy elder is older");
        PolicyNotices.Between(new(), status).Single(n => n.Reason == "PolicyConflict").Message.ShouldBe(condition.Message);
        PolicyNotices.Between(status, status).ShouldBeEmpty();
        (facts with { PoliciesOfModel = [younger] }).Following(status).Judged().Conditions.Single(c => c.Type == WellKnown.Conflict).Status.ShouldBe("False");
    }
}
