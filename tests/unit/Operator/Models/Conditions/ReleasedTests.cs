using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Conditions;

/// <summary>
/// The condition that a pipeline waits for: Unknown while undecided, True once known good, False with the reason if somebody has to act.
/// </summary>
public class ReleasedTests
{
    private static (string, string) Of(FakeCluster cluster) =>
        (cluster.Condition(WellKnown.Released).Status, cluster.Condition(WellKnown.Released).Reason);

    [Fact]
    public void Is_Unknown_while_pods_start_and_while_the_release_is_tested_and_True_when_it_is_known_good()
    {
        var cluster = new FakeCluster(AModel.Serving("v1")) { Judge = new FakeJudge() };
        cluster.NeverReady.Add("v1");
        Of(cluster.Settle()).ShouldBe(("Unknown", "Starting"));
        cluster.NeverReady.Clear();
        Of(cluster.Settle()).ShouldBe(("Unknown", "Testing"));
        cluster.Condition(WellKnown.Released).Message.ShouldContain("soaks until");
        Of(cluster.Wait(Scenarios.Soak)).ShouldBe(("True", "KnownGood"));
    }

    [Fact]
    public void Is_not_True_of_the_last_release_for_a_moment_when_the_next_is_applied()
    {
        var cluster = Scenarios.Good(AModel.Serving("v1"));
        cluster.NeverReady.Add("v2");
        cluster.Apply(AModel.Serving("v2"));
        Of(cluster).ShouldBe(("Unknown", "Starting"));
        cluster.Condition(WellKnown.Released).ObservedGeneration.ShouldBe(2);
    }

    [Fact]
    public void Is_False_when_a_policy_that_only_observes_has_proven_it_bad()
    {
        var cluster = Scenarios.Released();
        (cluster.Judge!.Mode, cluster.Judge.Bad) = (PolicyMode.Observe, "v2");
        Of(cluster.Settle()).ShouldBe(("False", "ProvenBad"));
        cluster.Condition(WellKnown.Released).Message.ShouldContain("Policy fraud-slo (mode Observe) has proven");
    }

    [Fact]
    public void Is_False_when_the_version_is_rolled_back() => Of(Scenarios.RolledBack()).ShouldBe(("False", "RolledBack"));

    [Fact]
    public void Is_False_when_the_version_never_becomes_ready()
    {
        var cluster = Scenarios.Good(AModel.Serving("v1"));
        cluster.NeverReady.Add("v2");
        Of(cluster.Apply(AModel.Serving("v2")).Wait(Scenarios.ProgressDeadline + 1)).ShouldBe(("False", "NotReady"));
    }

    [Fact]
    public void Is_False_when_a_rollback_of_it_is_held()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Demand = DemandTrend.Surged;
        cluster.Judge.Bad = "v2";
        Of(cluster.Settle()).ShouldBe(("False", "Held"));
    }

    [Fact]
    public void Is_False_under_a_pin_to_another_revision_and_says_what_the_spec_asks_for()
    {
        var cluster = Scenarios.Released();
        cluster.Annotate(WellKnown.PinAnnotation, "v1");
        Of(cluster).ShouldBe(("False", "Pinned"));
        cluster.ServingVersion.ShouldBe("v1");
        var pinned = cluster.Condition(WellKnown.Pinned);
        (pinned.Status, pinned.Message.Contains("the spec has version v2", StringComparison.Ordinal)).ShouldBe(("True", true));
    }

    [Fact]
    public void Is_False_with_an_invalid_spec() =>
        Of(Scenarios.Good(AModel.Serving("v1")).Apply(AModel.Serving("v2").WithoutContainers())).ShouldBe(("False", "Invalid"));
}
