using MlOps.Decisions.Effects;
using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Operator.Execution;
using MlOps.Operator.Tests.Hosting.Support;
using MlOps.Runtime.Api.Client;

namespace MlOps.Operator.Tests.Hosting;

/// <summary>A template is kept as it comes, however deep it is nested: that must stop no one, and few even themselves.</summary>
public class DeepObjectTests
{
    private const string Records = "/apis/apps/v1/namespaces/shop/controllerrevisions";
    private const string Deployments = "/apis/apps/v1/namespaces/shop/deployments";

    [Fact]
    public async Task A_model_of_70_levels_is_reconciled_and_one_of_600_stops_nobody_and_is_told_of_by_an_Event()
    {
        await using var server = (await FakeApiServer.StartAsync())
            .WithModel("abyss", 600)
            .WithModel("nested", 70)
            .WithModel("plain")
            .WithPolicy("fraud-slo");
        await using var leader = new RunningOperator(server);
        string[] written =
        [
            $"PATCH {FakeApiServer.ModelPath("nested")}/status",
            $"PATCH {FakeApiServer.ModelPath("plain")}/status",
            $"PATCH {FakeApiServer.PolicyPath("fraud-slo")}/status",
        ];
        await leader.ScrapeAsync(_ => server.Said.Any(IsDecodeFailed) && written.All(server.Writes.Contains));
        server.Writes.Where(w => w.EndsWith("/status", StringComparison.Ordinal)).ShouldBe(written, ignoreOrder: true);
        server.Said.Single(IsDecodeFailed).ShouldContain("abyss");
    }

    private static bool IsDecodeFailed(string told) => told.Contains("DecodeFailed", StringComparison.Ordinal);

    [Theory]
    [InlineData(70)]
    [InlineData(480)]
    public async Task A_nested_template_is_recorded_and_applied_as_it_is(int levels)
    {
        await using var server = (await FakeApiServer.StartAsync()).WithModel("nested", levels);
        var api = KubeApiFactory.Create(server.Kubeconfig);
        var raw = await api.GetAsync(
            Operator.Controllers.ResourceKinds.ModelDeployments,
            new("shop", "nested"),
            null,
            TestContext.Current.CancellationToken
        );
        var state = new ModelState
        {
            Now = default,
            Model = EntityJson.Decode<ModelDeployment>(raw!),
            Raw = raw!,
            Latest = Revision.Of(raw!),
        };
        var executor = new EffectExecutor(api);
        await executor.ExecuteAsync(state, new RecordRevision(state.Latest), TestContext.Current.CancellationToken);
        await executor.ExecuteAsync(state, new ApplyDeployment(state.Latest), TestContext.Current.CancellationToken);
        server.Writes.ShouldBe([
            $"POST {Deployments}",
            $"POST {Records}",
            $"PATCH {Deployments}/{ChildNames.OfRevision("nested", state.Latest.Hash)}",
        ]);
    }
}
