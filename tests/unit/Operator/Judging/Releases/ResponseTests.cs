namespace MlOps.Operator.Tests.Judging.Releases;

public class ResponseTests
{
    private static SloResponse Answer(ResponseTrigger on, RequestedAction action = RequestedAction.Rollback, params string[] objectives) =>
        new()
        {
            Trigger = on,
            Steps = [new() { Action = action }],
            Objectives = objectives.Length > 0 ? objectives : null,
        };

    /// <summary>Requests of a policy whose release test is breached.</summary>
    private static int Requests(params SloResponse[]? responses) => Asked(responses).Count(r => r.Action == RequestedAction.Rollback);

    private static IReadOnlyList<ActionRequest> Asked(params SloResponse[]? responses)
    {
        var facts = Facts.After(120).Requests(bad: 30, total: 100);
        return (facts with { Policy = facts.Policy with { Spec = facts.Policy.Spec with { Responses = responses } } }).Judged().Requests;
    }

    [Fact]
    public void Without_responses_a_breached_release_asks_for_a_rollback() => Requests(null).ShouldBe(1);

    [Fact]
    public void A_response_to_the_release_asks_for_it() => Requests(Answer(ResponseTrigger.Release)).ShouldBe(1);

    [Fact]
    public void A_policy_that_answers_other_breaches_only_asks_for_nothing() => Requests(Answer(ResponseTrigger.Fast)).ShouldBe(0);

    [Fact]
    public void A_policy_with_no_response_at_all_asks_for_nothing() => Requests([]).ShouldBe(0);

    [Fact]
    public void A_response_of_another_action_asks_for_no_rollback() =>
        Requests(Answer(ResponseTrigger.Release, RequestedAction.ScaleUp)).ShouldBe(0);

    [Fact]
    public void A_response_for_other_objectives_does_not_count() =>
        Requests(Answer(ResponseTrigger.Release, RequestedAction.Rollback, "latency")).ShouldBe(0);

    [Fact]
    public void A_response_for_this_objective_counts() =>
        Requests(Answer(ResponseTrigger.Release, RequestedAction.Rollback, "availability")).ShouldBe(1);

    [Fact]
    public void A_ladder_begins_with_its_first_step_and_skips_to_no_harsher_one()
    {
        var asked = Asked(
            new SloResponse
            {
                Trigger = ResponseTrigger.Release,
                Steps = [new() { Action = RequestedAction.ScaleUp }, new() { Action = RequestedAction.Rollback }],
            }
        );
        asked.ShouldHaveSingleItem().Action.ShouldBe(RequestedAction.ScaleUp);
    }
}
