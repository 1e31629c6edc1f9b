using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Conditions;

/// <summary>One word for one column; what needs a person takes precedence.</summary>
public class StateTests
{
    [Fact]
    public void Follows_a_good_release()
    {
        var cluster = new FakeCluster(AModel.Serving("v1")) { Judge = new FakeJudge() };
        cluster.NeverReady.Add("v1");
        cluster.Settle().Status.State.ShouldBe("Starting");
        cluster.NeverReady.Clear();
        cluster.Settle().Status.State.ShouldBe("Testing");
        cluster.Wait(Scenarios.Soak).Status.State.ShouldBe("Serving");
    }

    [Fact]
    public void Follows_a_bad_release()
    {
        var cluster = Scenarios.WarmingUp();
        cluster.Status.State.ShouldBe("RollingBack");
        cluster.NeverReady.Clear();
        cluster.Wait(120).Status.State.ShouldBe("RolledBack");
    }

    [Fact]
    public void Names_the_rule_that_holds()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Demand = DemandTrend.Surged;
        cluster.Judge.Bad = "v2";
        cluster.Settle().Status.State.ShouldBe("Held (DemandSurged)");
    }

    [Fact]
    public void Says_that_a_person_has_to_approve_with_the_whole_command()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Mode = PolicyMode.Recommend;
        cluster.Judge.Bad = "v2";
        cluster.Settle().Status.State.ShouldBe("ApprovalNeeded");
        var waiting = cluster.Condition(WellKnown.Waiting);
        (waiting.Status, waiting.Reason).ShouldBe(("True", "RecommendMode"));
        waiting.Message.ShouldContain(
            $"kubectl -n shop annotate mdl/fraud --overwrite mlops-operator.io/approve={cluster.Status.Waiting!.Id}"
        );
        cluster
            .Annotate(WellKnown.ApproveAnnotation, cluster.Status.Waiting.Id)
            .Wait(120)
            .Condition(WellKnown.Waiting)
            .Status.ShouldBe("False");
    }

    [Theory]
    [InlineData(WellKnown.PauseAnnotation, "release party", "Paused")]
    [InlineData(WellKnown.PinAnnotation, "v2", "Pinned")]
    public void Shows_the_lever_that_a_person_pulled(string annotation, string value, string state) =>
        Scenarios.Released().Annotate(annotation, value).Status.State.ShouldBe(state);

    [Fact]
    public void Shows_a_hand_edit_and_a_refused_spec()
    {
        var cluster = Scenarios.Released();
        cluster.Service = cluster.Service! with { Revision = null, Selector = "app=by-hand" };
        cluster.Settle().Status.State.ShouldBe("Overridden");
        Scenarios.Released().Apply(AModel.Serving("v3").WithoutContainers()).Status.State.ShouldBe("Invalid");
    }
}
