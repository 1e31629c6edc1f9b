using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Conditions;

/// <summary>A person who sets an annotation learns whether it takes effect.</summary>
public class AnnotationsFollowedTests
{
    private static string Told(FakeCluster cluster) => cluster.Condition(WellKnown.AnnotationsFollowed).Message;

    [Fact]
    public void A_wrong_key_is_told_with_the_right_one()
    {
        var cluster = Scenarios.Released().Annotate("mlops-operator.io/paused", "x");
        cluster.Condition(WellKnown.AnnotationsFollowed).Status.ShouldBe("False");
        Told(cluster).ShouldContain("did you mean mlops-operator.io/pause?");
        cluster.Events.Count(n => n.Reason == "AnnotationNotFollowed").ShouldBe(1);
        cluster.Wait(600).Events.Count(n => n.Reason == "AnnotationNotFollowed").ShouldBe(1);
    }

    [Fact]
    public void Annotations_of_others_are_not_the_operator_s() =>
        Scenarios.Released().Annotate("argocd.argoproj.io/sync-wave", "2").Condition(WellKnown.AnnotationsFollowed).Status.ShouldBe("True");

    [Theory]
    [InlineData("v2")]
    [InlineData(null)]
    public void A_release_takes_a_version_or_a_unique_beginning_of_a_hash(string? text)
    {
        var cluster = Scenarios.RolledBack();
        cluster.Judge!.Bad = null;
        cluster.Annotate(WellKnown.ReleaseAnnotation, text ?? cluster.Hash("v2")[..5]).ServingVersion.ShouldBe("v2");
        cluster.Condition(WellKnown.AnnotationsFollowed).Status.ShouldBe("True");
    }

    [Fact]
    public void A_release_of_what_is_not_quarantined_or_not_there_is_told()
    {
        Told(Scenarios.RolledBack().Annotate(WellKnown.ReleaseAnnotation, "deadbeef01"))
            .ShouldContain("no quarantined revision has this hash");
        Told(Scenarios.RolledBack().Annotate(WellKnown.ReleaseAnnotation, "v1")).ShouldContain("is not quarantined");
    }

    [Fact]
    public void An_approval_that_names_no_decision_is_told_with_the_id_that_waits()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Mode = PolicyMode.Recommend;
        cluster.Judge.Bad = "v2";
        cluster.Settle().Annotate(WellKnown.ApproveAnnotation, "yes");
        Told(cluster).ShouldContain($"the waiting one is {cluster.Status.Waiting!.Id}");
        var mistyped = cluster.Status.Waiting.Id[..^1] + (cluster.Status.Waiting.Id[^1] == '0' ? '1' : '0');
        Told(cluster.Annotate(WellKnown.ApproveAnnotation, mistyped)).ShouldContain($"{mistyped} is not followed");
    }

    [Fact]
    public void An_approval_that_does_not_pass_the_rule_is_told()
    {
        var cluster = Scenarios.Released().Annotate(WellKnown.PauseAnnotation, "x");
        cluster.Judge!.Bad = "v2";
        cluster.Settle().Annotate(WellKnown.ApproveAnnotation, cluster.Status.Waiting!.Id);
        Told(cluster).ShouldContain("Paused holds this decision, and approval does not override it");
    }

    [Fact]
    public void An_isolation_without_a_fallback_is_told()
    {
        Told(Scenarios.Released().Annotate(WellKnown.IsolateAnnotation, "x"))
            .ShouldContain("isolate=x is not followed: spec.circuitBreaker.fallback names no fallback");
    }

    [Fact]
    public void A_pin_under_a_hand_edit_is_told()
    {
        var cluster = Scenarios.Released();
        cluster.Service = cluster.Service! with { Revision = null, Selector = "app=by-hand" };
        cluster.Settle().Annotate(WellKnown.PinAnnotation, "v1");
        cluster.Condition(WellKnown.Pinned).Status.ShouldBe("False");
        Told(cluster).ShouldContain("pin=v1 is not followed: the Service was edited manually");
    }

    [Fact]
    public void A_release_that_was_used_on_a_revision_that_is_quarantined_again_is_told_with_both_commands()
    {
        var cluster = Scenarios.RolledBack();
        cluster.Judge!.Bad = null;
        cluster.Annotate(WellKnown.ReleaseAnnotation, "v2").Wait(60);
        cluster.Judge.Bad = "v2";
        cluster.Wait(120).ServingVersion.ShouldBe("v1");
        Told(cluster).ShouldContain("release=v2 is not followed: it already released revision");
        cluster
            .Condition(WellKnown.RolledBack)
            .Message.ShouldEndWith(
                $"{WellKnown.ReleaseAnnotation}- ; kubectl -n shop annotate mdl/fraud --overwrite {WellKnown.ReleaseAnnotation}={cluster.Hash("v2")}"
            );
    }

    [Fact]
    public void A_version_that_two_revisions_have_is_told_with_their_hashes()
    {
        var cluster = Scenarios
            .Good(AModel.Serving("v1"))
            .Apply(AModel.Serving("v1").RunningAs("other"))
            .Wait(60)
            .Annotate(WellKnown.PinAnnotation, "v1");
        Told(cluster).ShouldContain("2 revisions match");
    }

    [Fact]
    public void A_version_that_is_ready_but_waits_for_a_common_cause_to_end_is_not_called_late()
    {
        var cluster = Scenarios.Released();
        cluster.Judge!.Verification = Entities.SloPolicies.Status.Requests.VerificationOutcome.Failed;
        cluster.Judge.Bad = "v2";
        cluster.Wait(60).Wait(3600).ServingVersion.ShouldBe("v1");
        cluster.Condition(WellKnown.Progressing).Reason.ShouldBe("CauseMayLast");
        cluster.Events.ShouldNotContain(n => n.Reason == "ProgressDeadlineExceeded");
    }

    [Fact]
    public void A_release_or_the_end_of_a_pin_raises_no_false_alarm()
    {
        var cluster = Scenarios.RolledBack().Wait(7200);
        cluster.Judge!.Bad = null;
        cluster.Annotate(WellKnown.ReleaseAnnotation, "v2").Wait(60).ServingVersion.ShouldBe("v2");
        cluster
            .Annotate(WellKnown.PinAnnotation, "v1")
            .Wait(3600)
            .Annotate(WellKnown.PinAnnotation, null)
            .Wait(60)
            .ServingVersion.ShouldBe("v2");
        cluster.Events.ShouldNotContain(n => n.Reason == "ProgressDeadlineExceeded");
    }

    [Fact]
    public void A_write_that_the_API_server_refuses_is_told_in_its_words()
    {
        var cluster = Scenarios.Released();
        cluster.Refuses = e => e is MlOps.Decisions.Effects.ApplyRevisionService ? "exceeded quota: services" : null;
        var before = cluster.Effects.Count;
        cluster.Apply(AModel.Serving("v3"));
        cluster.Condition(WellKnown.WritesAccepted).Message.ShouldContain("exceeded quota: services");
        cluster.Effects.Skip(before).ShouldContain(e => e is MlOps.Decisions.Effects.ApplyDeployment, "the effects after it are tried");
        cluster.Refuses = null;
        cluster.Wait(120).Condition(WellKnown.WritesAccepted).Status.ShouldBe("True");
    }
}
