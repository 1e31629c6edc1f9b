using System.Text.Json.Nodes;
using MlOps.Decisions.Manifests;
using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Operator.Tests.Support;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Tests.Models.Gathering;

/// <summary>The label finds a child; the owner's UID and the name show whether it is ours.</summary>
public class OwnershipTests
{
    private static readonly ObjectKey Key = new("shop", FakeCluster.Name);
    private readonly ModelDeployment _model = Scenarios.Serving(AModel.Serving("v1")).Model;
    private readonly Revision _revision = Scenarios.Serving(AModel.Serving("v1")).See().Latest;

    private enum Change
    {
        None,
        Owner,
        Name,
    }

    private static FakeInformer<Owned<T>> Holding<T>(Func<JsonObject, T?> view, JsonObject child, Change change)
        where T : class
    {
        if (change == Change.Owner)
            child["metadata"]!["ownerReferences"]![0]!["uid"] = "uid-of-a-predecessor";
        if (change == Change.Name)
            child["metadata"]!["name"] = "a-copy";
        return new(new() { [new("shop", child["metadata"]!["name"]!.GetValue<string>())] = Owned<T>.Decoder(view)(child) });
    }

    private ClusterView View(Change change)
    {
        var pod = JsonNode
            .Parse(
                $$$"""
                {"metadata":{"name":"p","namespace":"shop","labels":{"{{{WellKnown.ModelLabel}}}":"{{{FakeCluster.Name}}}","{{{WellKnown.RevisionLabel}}}":"{{{_revision.Hash}}}"}},"status":{} }
                """
            )!
            .AsObject();
        return new(
            new FakeInformer<Observed<ModelDeployment>>(),
            new FakeInformer<Observed<SloPolicy>>(),
            new FakeInformer<Observed<DriftPolicy>>(),
            Holding(Views.Revision, ChildObjects.ControllerRevision(_model, _revision, 1), change),
            Holding(Views.Deployment, ChildObjects.Deployment(_model, _revision), change),
            Holding(Views.RevisionService, ChildObjects.RevisionService(_model, _revision), change),
            Holding(PodViews.Of, pod, Change.None),
            new FakeInformer<Owned<TrainingJob>>()
        );
    }

    private static (int Records, int Deployments, int Services, int Pods) Count(ClusterView view) =>
        (
            view.RevisionsOf(Key, FakeCluster.Uid).Count,
            view.DeploymentsOf(Key, FakeCluster.Uid).Count,
            view.RevisionServicesOf(Key, FakeCluster.Uid).Count,
            view.PodsOf(Key, view.DeploymentsOf(Key, FakeCluster.Uid)).Count
        );

    [Fact]
    public void Children_of_this_very_object_count() => Count(View(Change.None)).ShouldBe((1, 1, 1, 1));

    [Fact]
    public void Children_of_a_deleted_object_of_the_same_name_do_not() => Count(View(Change.Owner)).ShouldBe((0, 0, 0, 0));

    [Fact]
    public void Copies_that_a_person_made_under_another_name_do_not() => Count(View(Change.Name)).ShouldBe((0, 0, 0, 0));

    [Theory]
    [InlineData("model")]
    [InlineData("template")]
    public void A_record_that_was_changed_holds_no_revision_of_ours(string part)
    {
        var record = ChildObjects.ControllerRevision(_model, _revision, 1);
        record["data"]![part]!["changed"] = "by hand";
        Views.Revision(record).ShouldBeNull();
    }
}
