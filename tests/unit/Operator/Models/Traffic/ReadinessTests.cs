using MlOps.Decisions.Checks;
using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Traffic;

/// <summary>Pods count once they have been ready for rollout.minReadySeconds, ten by default.</summary>
public class ReadinessTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static ModelState State(int minReadySeconds, int available, params double[] readyFor)
    {
        var state = Scenarios.Serving(AModel.Serving("v1")).See();
        return state with
        {
            Now = Now,
            Deployments =
            [
                new ChildDeployment("h", "fraud-h", "d", 2, 2, true, Now) { Available = available, MinReadySeconds = minReadySeconds },
            ],
            Pods = [.. readyFor.Select((s, i) => new PodView($"p{i}", "h", true, Now.AddSeconds(-s), 0, false, null))],
        };
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public void The_Deployment_counts_those_that_lasted(int available, bool enough) =>
        Readiness.Enough(State(10, available, 0, 0), "h", 2).ShouldBe(enough);

    [Theory]
    [InlineData(10, true)]
    [InlineData(9, false)]
    public void Where_an_earlier_release_made_it_the_pods_tell_since_when(double second, bool enough)
    {
        var state = State(0, 2, 100, second);
        Readiness.Enough(state, "h", 2).ShouldBe(enough);
        Readiness.NextAt(state, state.Deployments[0]).ShouldBe(enough ? null : Now.AddSeconds(1));
    }

    [Fact]
    public void A_restart_begins_the_time_anew() => Readiness.Enough(State(0, 2, 100, 0), "h", 2).ShouldBeFalse();

    [Fact]
    public void A_release_that_was_under_way_when_the_operator_was_updated_still_comes_through()
    {
        var cluster = Scenarios.Serving(AModel.Serving("v1"));
        cluster.NeverReady.Add("v2");
        cluster.Apply(AModel.Serving("v2"));
        var hash = cluster.Hash("v2");
        cluster.Deployments[hash] = cluster.Deployments[hash] with
        {
            Deployment = cluster.Deployments[hash].Deployment with { MinReadySeconds = 0, CreatedAt = cluster.Now },
        };
        cluster.NeverReady.Clear();
        cluster.Settle().ServingVersion.ShouldBe("v1");
        cluster.Wait(11).ServingVersion.ShouldBe("v2");
    }
}
