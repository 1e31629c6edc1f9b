using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Rollbacks;

/// <summary>The operator arbitrates requests, not policies: one that cannot act blocks no other.</summary>
public class SeveralPoliciesTests
{
    private static SloPolicy Older(Func<SloPolicy, SloPolicy> change)
    {
        var policy = new FakeJudge().Policy;
        return change(
            policy with
            {
                Metadata = policy.Metadata with { Name = "a-older", Uid = "older", CreationTimestamp = DateTimeOffset.UnixEpoch },
                Status = null,
            }
        );
    }

    private static FakeCluster Beside(SloPolicy other)
    {
        var cluster = Scenarios.Released();
        cluster.MorePolicies.Add(other);
        return cluster.Settle();
    }

    public static TheoryData<string> Broken => ["invalid", "blind", "observes", "recommends"];

    [Theory]
    [MemberData(nameof(Broken))]
    public void An_older_policy_that_cannot_act_disables_no_younger_one(string what)
    {
        var cluster = Beside(
            Older(p =>
                what switch
                {
                    "invalid" => p with { Spec = p.Spec with { Objectives = [p.Spec.Objectives[0] with { Target = "0.99" }] } },
                    "observes" => p with { Spec = p.Spec with { Mode = PolicyMode.Observe } },
                    "recommends" => p with { Spec = p.Spec with { Mode = PolicyMode.Recommend } },
                    _ => p,
                }
            )
        );
        cluster.Judge!.Bad = "v2";
        cluster.Wait(60).ServingVersion.ShouldBe("v1");
    }

    [Fact]
    public void Two_policies_that_ask_for_the_same_rollback_get_one_and_the_second_a_ruling()
    {
        var cluster = Scenarios.WarmingUp();
        var mine = cluster.Judge!.Policy;
        var request = mine.Status!.Requests[0] with { Id = "other-1-Release-0" };
        cluster.MorePolicies.Add(
            mine with
            {
                Metadata = mine.Metadata with { Name = "z-other", Uid = "other" },
                Status = mine.Status with { Requests = [request] },
            }
        );
        cluster.Settle();
        cluster.Status.Decisions.ShouldContain(d => d.Policy == "z-other" && d.Rule == "ActionInProgress");
        cluster.NeverReady.Clear();
        cluster.Wait(60).ServingVersion.ShouldBe("v1");
        cluster.Status.Actions.Count(a => a.Kind == ActionKind.Rollback).ShouldBe(1);
    }

    [Fact]
    public void A_policy_that_is_deleted_before_the_switch_cancels_and_after_it_ends_the_watch()
    {
        var before = Scenarios.WarmingUp();
        before.Judge = null;
        before.Settle().Status.Actions[0].Outcome.ShouldBe("Cancelled");
        var after = Scenarios.Released();
        after.Judge!.Verification = VerificationOutcome.Undecided;
        after.Judge.Bad = "v2";
        after.Wait(60).Status.Action!.Step.ShouldBe(ActionStep.Verify);
        after.Judge = null;
        after.Settle().Status.Actions[0].Outcome.ShouldBe("Unverified");
    }
}
