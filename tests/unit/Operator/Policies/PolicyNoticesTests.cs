using MlOps.Entities.SloPolicies;
using MlOps.Operator.Controllers.Policies;
using MlOps.Operator.Tests.Judging;

namespace MlOps.Operator.Tests.Policies;

public class PolicyNoticesTests
{
    private static SloPolicyStatus Refused(long generation) =>
        SloJudge(Facts.After(0) with { SpecErrors = ["spec.objectives[0].target: 0.99 is read as percent"] }, generation);

    private static SloPolicyStatus SloJudge(Operator.Controllers.Policies.Judging.PolicyFacts facts, long generation) =>
        (facts with { Policy = facts.Policy with { Metadata = facts.Policy.Metadata with { Generation = generation } } }).Judged();

    [Fact]
    public void A_policy_that_is_refused_says_so_once_per_generation()
    {
        var notice = PolicyNotices.Between(new(), Refused(5)).ShouldHaveSingleItem();
        notice.Reason.ShouldBe("InvalidSpec");
        notice.Message.ShouldContain("0.99 is read as percent");
        PolicyNotices.Between(Refused(5), Refused(5)).ShouldBeEmpty();
        PolicyNotices.Between(Refused(5), Refused(6)).ShouldHaveSingleItem().DedupeKey.ShouldBe("InvalidSpec-6");
    }

    [Fact]
    public void A_policy_without_a_model_says_so() =>
        PolicyNotices.Between(new(), SloJudge(Facts.After(0) with { Model = null }, 5)).ShouldHaveSingleItem().Reason.ShouldBe("ModelNotFound");

    [Fact]
    public void A_model_that_does_not_serve_yet_is_no_reason_to_warn() =>
        PolicyNotices.Between(new(), Facts.After(0).Knowing(s => s with { EffectiveRevision = null }).Judged()).ShouldBeEmpty();
}
