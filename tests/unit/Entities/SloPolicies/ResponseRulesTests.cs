using MlOps.Entities.Common;
using MlOps.Entities.SloPolicies;
using MlOps.Entities.SloPolicies.Objectives;
using MlOps.Entities.SloPolicies.Responses;

namespace MlOps.Entities.Tests.SloPolicies;

public class ResponseRulesTests
{
    private static readonly SloResponse Release = new()
    {
        Trigger = ResponseTrigger.Release,
        Steps = [new() { Action = RequestedAction.Rollback }],
    };

    private static IReadOnlyList<FieldError> Check(params SloResponse[] responses) => Check(s => s with { Responses = responses });

    private static IReadOnlyList<FieldError> Check(Func<SloPolicySpec, SloPolicySpec> change) =>
        Validation.Check(Examples.Policy() with { Spec = change(Examples.Policy().Spec) });

    [Fact]
    public void A_response_is_accepted() => Check(Release).ShouldBeEmpty();

    [Fact]
    public void An_unknown_objective_is_refused_with_the_known_ones() =>
        Check(Release with { Objectives = ["availabilty"] })
            .Only()
            .ShouldBe(
                new(
                    "spec.responses[0].objectives",
                    "names 'availabilty', which is not an objective of this policy; its objectives are availability"
                )
            );

    [Fact]
    public void A_tier_that_the_policy_does_not_have_is_refused() =>
        Check(s =>
                s with
                {
                    Tiers =
                    [
                        new()
                        {
                            Name = TierName.Fast,
                            LongWindow = "1h",
                            ShortWindow = "5m",
                            BudgetPercent = "2",
                        },
                    ],
                    Responses = [Release with { Trigger = ResponseTrigger.Slow }],
                }
            )
            .Only()
            .Field.ShouldBe("spec.responses[0].trigger");

    [Fact]
    public void Two_answers_to_one_breach_are_refused_at_the_second() =>
        Check(Release, Release).Only().Field.ShouldBe("spec.responses[1].trigger");

    [Fact]
    public void The_same_action_twice_is_refused() =>
        Check(Release with { Steps = [Release.Steps[0], Release.Steps[0]] }).Only().Message.ShouldContain("Rollback 2 times");

    [Fact]
    public void A_date_to_enforce_from_needs_mode_Enforce() =>
        Check(s => s with { EnforceAfter = DateTimeOffset.UnixEpoch })
            .Only()
            .Message.ShouldBe("requires spec.mode Enforce, but it is Observe; remove it or set spec.mode to Enforce");
}
