using MlOps.Decisions;
using MlOps.Decisions.Actions;
using MlOps.Decisions.Actions.Shared;
using MlOps.Decisions.Policies;
using MlOps.Operator.Cli;
using MlOps.Operator.Telemetry;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Actions.NoOp;

/// <summary>A new action is a folder and a line in the list: planner, report, metrics and documentation find it there.</summary>
public class NoOpActionTests
{
    private static readonly IReadOnlyList<IAction> WithNoOp = [.. ActionList.All, new NoOpAction()];

    [Fact]
    public void The_planner_asks_it_and_the_decision_is_recorded()
    {
        var plan = ModelPlanner.Plan(Scenarios.Released().See(), WithNoOp);
        plan.Status.Decisions[0]
            .ShouldSatisfyAllConditions(d => d.Rule.ShouldBe("Proven"), d => d.Message.ShouldBe("there is nothing to do"));
        plan.Events.Select(e => e.Reason).ShouldContain("NothingDone");
    }

    [Fact]
    public void The_report_has_its_condition_its_event_and_its_state()
    {
        var plan = ModelPlanner.Plan(Scenarios.Released().See(), WithNoOp);
        plan.Status.Conditions.Single(c => c.Type == "NoOp")
            .ShouldSatisfyAllConditions(c => c.Status.ShouldBe("True"), c => c.Reason.ShouldBe("NothingToDo"));
        plan.Events.Select(e => e.Reason).ShouldContain("NoOpAnnounced");
        plan.Status.State.ShouldBe("DoingNothing");
    }

    [Fact]
    public void Its_condition_leaves_with_it()
    {
        var state = Scenarios.Released().See();
        var before = ModelPlanner.Plan(state, WithNoOp).Status;
        var after = ModelPlanner.Plan(state with { Model = state.Model with { Status = before } }).Status;
        after.Conditions.ShouldNotContain(c => c.Type == "NoOp");
    }

    [Fact]
    public void Metrics_export_its_decisions_and_outcomes_from_the_start()
    {
        KnownOutcomes
            .DecisionsOf([new NoOpAction()])
            .ShouldBe([
                (ActionKind.Retrain, DecisionOutcome.Hold, "Paused"),
                (ActionKind.Retrain, DecisionOutcome.Act, "Proven"),
                (ActionKind.Retrain, DecisionOutcome.Act, "Approved"),
            ]);
        KnownOutcomes.OutcomesOf([new NoOpAction()]).ShouldBe([(ActionKind.Retrain, "Nothing")]);
    }

    [Fact]
    public void The_documentation_lists_its_rules() => DecisionTables.Write(WithNoOp).ShouldContain("### No-op\n\n| # | rule |");

    [Fact]
    public void Every_kind_that_can_be_watched_is_watched_for_an_action() =>
        ActionList.All.SelectMany(a => a.Watches).Distinct().Order().ShouldBe(Enum.GetValues<WatchedKind>());

    [Fact]
    public void Each_request_that_this_release_supports_has_one_action_that_answers_it() =>
        Enum.GetValues<RequestedAction>()
            .Where(SupportedRequests.Contains)
            .ShouldBe(ActionList.All.Select(a => a.Answers).OfType<RequestedAction>(), ignoreOrder: true);
}
