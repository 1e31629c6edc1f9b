using System.Text.Json.Nodes;
using MlOps.Decisions.Manifests;
using MlOps.Decisions.State.Children;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Models.Gathering;

public class ViewsTests
{
    private static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();

    private static JsonObject Service(string selector) =>
        Json(
            $$"""
            {"metadata":{"name":"fraud","uid":"s","ownerReferences":[{"uid":"mine","controller":true}]},"spec":{"selector":{{selector}},"ports":[]} }
            """
        );

    [Theory]
    [InlineData("""{"mlops-operator.io/model-deployment":"fraud","mlops-operator.io/revision":"h1"}""", "h1")]
    [InlineData("""{"mlops-operator.io/model-deployment":"fraud","mlops-operator.io/revision":"h1","zone":"a"}""", null)]
    [InlineData("""{"mlops-operator.io/revision":"h1","app":"x"}""", null)]
    [InlineData("""{"app":"other"}""", null)]
    public void Only_the_operator_s_own_selector_selects_a_revision(string selector, string? revision) =>
        Views.Service(Service(selector), "mine").Revision.ShouldBe(revision);

    [Fact]
    public void A_selector_is_one_text_whatever_the_order_of_its_keys()
    {
        var service = Views.Service(Service("""{"tier":"b","app":"rules"}"""), "mine");
        (service.Selector, service.Target).ShouldBe(("app=rules,tier=b", "app=rules,tier=b"));
        var own = Views.Service(Service("""{"mlops-operator.io/revision":"h1","mlops-operator.io/model-deployment":"fraud"}"""), "mine");
        (own.Selector, own.Target).ShouldBe((SelectorText.OfRevision("fraud", "h1"), SelectorText.OfRevision("fraud", "h1")));
    }

    [Fact]
    public void A_Service_tells_from_whom_its_traffic_was_taken() =>
        Views
            .Service(Json("""{"metadata":{"name":"fraud","annotations":{"mlops-operator.io/isolated-from":"h2"}},"spec":{}}"""), "mine")
            .IsolatedFrom.ShouldBe("h2");

    [Theory]
    [InlineData("""{"metadata":{"name":"p"},"status":{"conditions":[{"type":"Ready","status":"True"}]}}""", true)]
    [InlineData("""{"metadata":{"name":"p"},"status":{"conditions":[{"type":"Ready","status":"False"}]}}""", false)]
    [InlineData(
        """{"metadata":{"name":"p","deletionTimestamp":"2026-01-01T00:00:00Z"},"status":{"conditions":[{"type":"Ready","status":"True"}]}}""",
        false
    )]
    [InlineData("""{"metadata":{"name":"p"},"status":{}}""", false)]
    public void A_foreign_pod_counts_while_it_is_ready_and_stays(string pod, bool ready) => PodViews.IsReady(Json(pod)).ShouldBe(ready);

    [Theory]
    [InlineData("mine", true)]
    [InlineData("the one that was deleted", false)]
    public void A_Service_is_ours_only_by_the_uid_of_its_owner(string uid, bool owned) =>
        Views.Service(Service("{}"), uid).Owned.ShouldBe(owned);

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Readiness_that_belongs_to_an_older_template_does_not_count(int observed, bool settled) =>
        Views
            .Deployment(
                Json(
                    $$"""
                    {"metadata":{"name":"d","labels":{"mlops-operator.io/revision":"h1"},"generation":2},"spec":{"replicas":3},"status":{"observedGeneration":{{observed}},"readyReplicas":3} }
                    """
                )
            )!
            .Settled.ShouldBe(settled);

    private static ChildDeployment Managed(params string[] entries) =>
        Views.Deployment(
            Json(
                $$"""
                {"metadata":{"name":"d","labels":{"mlops-operator.io/revision":"h1"},"managedFields":[{{string.Join(
                    ',',
                    entries
                )}}]},"spec":{"replicas":5,"minReadySeconds":7} }
                """
            )
        )!;

    private static string Entry(string manager, int hour, string spec) =>
        $$$"""
            {"manager":"{{{manager}}}","time":"2026-03-01T{{{hour:00}}}:00:00Z","fieldsV1":{"f:spec":{{{spec}}}} }
            """;

    [Theory]
    [InlineData(9, 10, null)]
    [InlineData(10, 9, "kube-controller-manager")]
    public void The_newest_writer_of_the_number_of_pods_is_named_unless_it_is_the_operator(int other, int own, string? named)
    {
        var child = Managed(
            Entry("kube-controller-manager", other, """{"f:replicas":{}}"""),
            Entry(Runtime.Api.FieldManager.Name, own, """{"f:replicas":{}}"""),
            Entry("kubectl", 12, """{"f:paused":{}}""")
        );
        (child.ScaledBy?.Manager, child.MinReadySeconds).ShouldBe((named, 7));
    }

    [Theory]
    [InlineData("kubectl-set", """{"f:template":{"f:spec":{"f:containers":{}}}}""", "kubectl-set")]
    [InlineData("kubectl-rollout", """{"f:template":{"f:metadata":{"f:annotations":{}}}}""", null)]
    [InlineData(Runtime.Api.FieldManager.Name, """{"f:template":{"f:spec":{"f:containers":{}}}}""", null)]
    public void An_edit_of_what_the_pods_are_made_of_is_seen_and_a_restart_is_none(string manager, string spec, string? named) =>
        Managed(Entry(manager, 9, spec)).EditedBy.ShouldBe(named);

    [Fact]
    public void A_Deployment_that_is_going_is_gone() =>
        Views
            .Deployment(
                Json(
                    """{"metadata":{"name":"d","labels":{"mlops-operator.io/revision":"h1"},"deletionTimestamp":"2026-01-01T00:00:00Z"}}"""
                )
            )
            .ShouldBeNull();

    [Fact]
    public void A_record_tells_what_was_learnt_of_its_revision()
    {
        var state = Scenarios.Serving(AModel.Serving("v1")).See();
        var raw = ChildObjects.ControllerRevision(state.Model, state.Latest, 1);
        raw["metadata"]!["annotations"] = Json(
            """
            {"mlops-operator.io/good-since":"2026-03-01T09:00:00Z","mlops-operator.io/served-until":"2026-03-02T09:00:00.123Z",
             "mlops-operator.io/images":"model=@sha256:aa other=@sha256:bb","mlops-operator.io/quarantined-hashes":"h1,h2"}
            """
        );
        var kept = Views.Revision(raw)!;
        (kept.GoodSince?.Day, kept.ServedUntil?.Millisecond).ShouldBe((1, 123));
        kept.Images.ShouldBe(["model=@sha256:aa", "other=@sha256:bb"]);
        kept.QuarantinedHashes.ShouldBe(["h1", "h2"]);
    }

    [Fact]
    public void A_pod_tells_its_readiness_restarts_and_trouble()
    {
        var pod = PodViews.Of(
            Json(
                """
                {"metadata":{"name":"p","labels":{"mlops-operator.io/revision":"h1"}},"status":{
                  "conditions":[{"type":"Ready","status":"False","lastTransitionTime":"2026-03-01T09:00:00Z"}],
                  "containerStatuses":[{"name":"b","imageID":"docker-pullable://repo/model@sha256:22","restartCount":2,"state":{"waiting":{"reason":"ContainerCreating"}}},{"name":"a","imageID":"sha256:11","restartCount":3,"state":{"waiting":{"reason":"CrashLoopBackOff"}}}]}}
                """
            )
        )!;
        (pod.Ready, pod.Restarts, pod.Trouble, pod.ReadyChangedAt.Hour).ShouldBe((false, 5, "CrashLoopBackOff", 9));
        pod.Images.ShouldBe("a=sha256:11 b=@sha256:22");
    }

    [Theory]
    [InlineData("""{"metadata":{"name":"p","labels":{"mlops-operator.io/revision":"h1"}},"status":{"phase":"Failed"}}""")]
    [InlineData("""{"metadata":{"name":"p","labels":{}}}""")]
    public void Pods_that_ended_or_belong_to_no_revision_do_not_count(string pod) => PodViews.Of(Json(pod)).ShouldBeNull();

    [Theory]
    [InlineData("""[{"state":{"terminated":{}}}]""", true)]
    [InlineData("""[{"state":{"terminated":{}}},{"state":{"running":{}}}]""", false)]
    [InlineData("[]", false)]
    public void A_pod_that_is_going_still_counts_until_its_last_container_has_ended(string containers, bool gone) =>
        (
            PodViews.Of(
                Json(
                    $$"""
                    {"metadata":{"name":"p","labels":{"mlops-operator.io/revision":"h1"},"deletionTimestamp":"2026-01-01T00:00:00Z"},"status":{"containerStatuses":{{containers}} } }
                    """
                )
            )
            is null
        ).ShouldBe(gone);

    [Fact]
    public void A_container_that_ended_does_not_hide_a_pod_that_stays() =>
        PodViews
            .Of(
                Json(
                    """
                    {"metadata":{"name":"p","labels":{"mlops-operator.io/revision":"h1"}},"status":{"containerStatuses":[{"state":{"terminated":{}}}]}}
                    """
                )
            )
            .ShouldNotBeNull();
}
