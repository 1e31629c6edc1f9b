using System.Text.Json.Nodes;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Manifests;
using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Operator.Execution;
using MlOps.Operator.Execution.Effects;
using MlOps.Operator.Tests.Hosting.Support;
using MlOps.Runtime.Api.Client;

namespace MlOps.Operator.Tests.Models.Execution;

/// <summary>What the executor reads live before a write, and what stops the write.</summary>
public sealed class EffectExecutorTests : IAsyncLifetime
{
    private const string Deployments = "/apis/apps/v1/namespaces/shop/deployments";
    private const string Records = "/apis/apps/v1/namespaces/shop/controllerrevisions";
    private const string Services = "/api/v1/namespaces/shop/services";
    private FakeApiServer _server = null!;
    private ModelState _world = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Child => ChildNames.OfRevision("fraud", _world.Latest.Hash);

    public async ValueTask InitializeAsync()
    {
        _server = (await FakeApiServer.StartAsync()).WithModel("fraud");
        var raw = _server.Objects[FakeApiServer.ModelPath("fraud")];
        _world = new ModelState
        {
            Now = default,
            Model = EntityJson.Decode<ModelDeployment>(raw),
            Raw = raw,
            Latest = Revision.Of(raw),
        };
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task Execute(Effect effect) => new EffectExecutor(KubeApiFactory.Create(_server.Kubeconfig)).ExecuteAsync(_world, effect, Ct);

    private void Deployment(string owner, int available, int observed = 1) =>
        _server.Objects[$"{Deployments}/{Child}"] = JsonNode
            .Parse(
                $$"""
                {"metadata":{"name":"{{Child}}","uid":"d","resourceVersion":"5","generation":1,"labels":{"mlops-operator.io/revision":"{{_world.Latest.Hash}}"},"ownerReferences":[{"uid":"{{owner}}"}]},
                 "spec":{"replicas":2},"status":{"observedGeneration":{{observed}},"readyReplicas":2,"availableReplicas":{{available}}} }
                """
            )!
            .AsObject();

    private JsonObject Record()
    {
        var record = ChildObjects.ControllerRevision(_world.Model, _world.Latest, 1);
        _server.Objects[$"{Records}/{Child}"] = record;
        return record;
    }

    private SwitchService Switch(int needed) => new(_world.Latest.Hash, _world.Latest.Ports, null) { Needed = needed };

    /// <summary>The garbage collector takes a Deployment away between the look at it and the write.</summary>
    [Fact]
    public async Task An_object_that_is_gone_meanwhile_is_a_reason_to_look_again_and_no_failure()
    {
        var scale = new ScaleDeployment("fraud-0123456789", "uid", 2, "capacity");
        (await Should.ThrowAsync<StaleViewException>(Execute(scale))).Message.ShouldContain("Scale fraud-0123456789 to 2");
        _server.Writes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("uid-of-a-predecessor")]
    [InlineData("uid-fraud")]
    public async Task A_forced_apply_leaves_an_object_of_another_owner_alone(string owner)
    {
        Deployment(owner, 0);
        var apply = Execute(new ApplyDeployment(_world.Latest));
        if (owner == "uid-fraud")
        {
            await apply;
            _server.Writes.ShouldHaveSingleItem().ShouldBe($"PATCH {Deployments}/{Child}");
            return;
        }

        (await Should.ThrowAsync<ForeignObjectException>(apply)).Message.ShouldStartWith(
            $"Deployment {Child} exists and does not belong to this ModelDeployment; delete or rename it"
        );
        _server.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_child_that_is_being_deleted_is_not_written_every_second()
    {
        Deployment("uid-fraud", 0);
        _server.Objects[$"{Deployments}/{Child}"]["metadata"]!["deletionTimestamp"] = "2026-03-01T09:00:00Z";
        await Should.ThrowAsync<StaleViewException>(Execute(new ApplyDeployment(_world.Latest)));
        _server.Writes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("uid-fraud", 2, 1, true)]
    [InlineData("uid-fraud", 1, 1, false)]
    [InlineData("uid-fraud", 2, 0, false)]
    [InlineData("uid-of-a-predecessor", 2, 1, false)]
    public async Task Traffic_moves_only_to_pods_that_are_available_now_whatever_a_watch_said(
        string owner,
        int available,
        int observed,
        bool moves
    )
    {
        Deployment(owner, available, observed);
        if (moves)
            await Execute(Switch(2));
        else
            (await Should.ThrowAsync<StaleViewException>(Execute(Switch(2)))).Message.ShouldContain("does not have the 2 available pods");
        _server.Writes.ShouldBe(moves ? [$"POST {Services}"] : Array.Empty<string>());
    }

    [Fact]
    public async Task A_Service_that_was_lost_comes_back_though_no_pod_is_ready()
    {
        await Execute(Switch(0));
        _server.Writes.ShouldHaveSingleItem().ShouldBe($"POST {Services}");
    }

    [Fact]
    public async Task A_record_that_the_view_does_not_show_yet_is_no_failure()
    {
        Record();
        await Execute(new RecordRevision(_world.Latest));
    }

    [Fact]
    public async Task A_record_of_another_owner_is_told_and_not_tried_every_second()
    {
        Record()["metadata"]!["ownerReferences"]![0]!["uid"] = "uid-of-a-predecessor";
        (await Should.ThrowAsync<ForeignObjectException>(Execute(new RecordRevision(_world.Latest)))).Message.ShouldStartWith(
            $"ControllerRevision {Child} exists"
        );
    }

    [Theory]
    [InlineData(WellKnown.RevisionLabel)]
    [InlineData(WellKnown.ModelLabel)]
    [InlineData(null)]
    public async Task A_record_that_does_not_hold_what_it_says_is_told_with_the_remedy(string? label)
    {
        var record = Record();
        if (label is null)
            record["data"]!["model"]!["version"] = "another";
        else
            record["metadata"]!["labels"]![label] = "another";
        (await Should.ThrowAsync<ForeignObjectException>(Execute(new RecordRevision(_world.Latest)))).Message.ShouldContain("was changed");
    }

    /// <summary>The informer of the records may be behind that of the Deployments.</summary>
    [Fact]
    public async Task An_orphan_is_deleted_only_while_no_record_of_its_name_exists()
    {
        Deployment("uid-fraud", 2);
        var delete = new DeleteChild(ChildKind.Deployment, Child, "d") { Orphaned = true };
        var record = Record();
        await Should.ThrowAsync<StaleViewException>(Execute(delete));
        record["data"]!["model"]!["version"] = "another";
        (await Should.ThrowAsync<ForeignObjectException>(Execute(delete))).Message.ShouldContain("Delete the ControllerRevision");
        _server.Writes.ShouldBeEmpty();
        _server.Objects.Remove($"{Records}/{Child}", out _);
        await Execute(delete);
        _server.Writes.ShouldHaveSingleItem().ShouldBe($"DELETE {Deployments}/{Child}");
    }
}
