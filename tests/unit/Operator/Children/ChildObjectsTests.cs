using System.Text.Json.Nodes;
using MlOps.Decisions.Manifests;
using MlOps.Decisions.State.Children;
using MlOps.Operator.Tests.Support;

namespace MlOps.Operator.Tests.Children;

public class ChildObjectsTests
{
    private static readonly Revision Revision = new(
        "h1",
        JsonNode.Parse("""{"name":"fraud","version":"1","uri":"s3://m"}""")!.AsObject(),
        JsonNode
            .Parse(
                """{"metadata":{"labels":{"team":"a"}},"spec":{"future":true,"containers":[{"name":"m","env":[{"name":"MLOPS_MODEL_VERSION","value":"mine"}]},{"name":"sidecar"}]}}"""
            )!
            .AsObject(),
        JsonNode.Parse("""[{"name":"http","port":80}]""")!.AsArray()
    );

    private static JsonObject Deployment => ChildObjects.Deployment(new FakeCluster(AModel.Serving("v1")).Model, Revision);

    [Fact]
    public void Replicas_are_left_out_because_they_go_through_scale() =>
        Deployment["spec"]!.AsObject().ContainsKey("replicas").ShouldBeFalse();

    /// <summary>Otherwise a pod counts at its first Ready, and a process that dies after its start gets the traffic.</summary>
    [Theory]
    [InlineData(null, 10)]
    [InlineData(45, 45)]
    public void A_pod_counts_only_after_it_was_ready_for_a_while(int? written, int seconds)
    {
        var model = new FakeCluster(AModel.Serving("v1")).Model;
        if (written is { } given)
            model = model with { Spec = model.Spec with { Rollout = new() { MinReadySeconds = given } } };
        ChildObjects.Deployment(model, Revision)["spec"]!["minReadySeconds"]!.GetValue<int>().ShouldBe(seconds);
    }

    /// <summary>A GitOps tool takes what carries its tracking for its own, and prunes it.</summary>
    [Fact]
    public void Nothing_of_the_model_s_own_labels_and_annotations_is_on_its_children()
    {
        var model = new FakeCluster(AModel.Serving("v1")).Model;
        model = model with
        {
            Metadata = model.Metadata with
            {
                Labels = new Dictionary<string, string> { ["app.kubernetes.io/instance"] = "tracked" },
                Annotations = new Dictionary<string, string> { ["argocd.argoproj.io/tracking-id"] = "tracked" },
            },
        };
        JsonObject[] children =
        [
            ChildObjects.Deployment(model, Revision),
            ChildObjects.ControllerRevision(model, Revision, 1),
            ChildObjects.RevisionService(model, Revision),
            ChildObjects.MainService(model, ChildObjects.PodLabels("fraud", "h1"), Revision.Ports),
            ChildObjects.OfModel(model, "batch/v1", "Job", "fraud-rt"),
        ];
        children.Where(c => c.ToJsonString().Contains("tracked", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Fields_that_no_client_library_knows_yet_are_kept() =>
        Deployment["spec"]!["template"]!["spec"]!["future"]!.GetValue<bool>().ShouldBeTrue();

    [Fact]
    public void Pods_carry_the_revision_s_labels_beside_their_own()
    {
        var labels = Deployment["spec"]!["template"]!["metadata"]!["labels"]!;
        labels["team"]!.GetValue<string>().ShouldBe("a");
        labels["mlops-operator.io/revision"]!.GetValue<string>().ShouldBe("h1");
    }

    [Fact]
    public void Every_container_learns_its_model_but_what_the_user_set_stays()
    {
        var containers = Deployment["spec"]!["template"]!["spec"]!["containers"]!.AsArray();
        Env(containers[0]!).ShouldBe([("MLOPS_MODEL_VERSION", "mine"), ("MLOPS_MODEL_NAME", "fraud"), ("MLOPS_MODEL_URI", "s3://m")]);
        Env(containers[1]!).ShouldBe([("MLOPS_MODEL_NAME", "fraud"), ("MLOPS_MODEL_VERSION", "1"), ("MLOPS_MODEL_URI", "s3://m")]);
    }

    [Fact]
    public void The_recorded_template_is_the_user_s_own_and_the_same_revision()
    {
        var data = ChildObjects.ControllerRevision(new FakeCluster(AModel.Serving("v1")).Model, Revision, 1)["data"]!;
        Revision
            .HashOf(data["model"]!.AsObject(), data["template"]!.AsObject())
            .ShouldBe(Revision.HashOf(Revision.Model, Revision.Template));
    }

    [Fact]
    public void Children_are_owned_by_the_model_through_its_uid()
    {
        var owner = Deployment["metadata"]!["ownerReferences"]!.AsArray().ShouldHaveSingleItem()!;
        (owner["uid"]!.GetValue<string>(), owner["controller"]!.GetValue<bool>()).ShouldBe((FakeCluster.Uid, true));
    }

    private static IEnumerable<(string, string)> Env(JsonNode container) =>
        container["env"]!.AsArray().Select(e => (e!["name"]!.GetValue<string>(), e["value"]!.GetValue<string>()));
}
