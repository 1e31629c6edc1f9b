using MlOps.Entities.Common;
using MlOps.Entities.ModelDeployments;
using MlOps.Operator.Actions.Effects;
using MlOps.Operator.Controllers.Models.World;
using MlOps.Operator.Tests.Hosting;
using MlOps.Runtime.Api;

namespace MlOps.Operator.Tests.Models;

public class EffectExecutorTests
{
    /// <summary>The garbage collector takes a Deployment away between the look at it and the write.</summary>
    [Fact]
    public async Task An_object_that_is_gone_meanwhile_is_a_reason_to_look_again_and_no_failure()
    {
        await using var server = (await FakeApiServer.StartAsync()).WithModel("fraud");
        var raw = server.Objects[FakeApiServer.ModelPath("fraud")];
        var model = EntityJson.Decode<ModelDeployment>(raw);
        var world = new ModelWorld { Now = default, Model = model, Raw = raw, Latest = Revision.Of(raw) };
        var executor = new EffectExecutor(KubeApiFactory.Create(server.Kubeconfig));
        var scale = new ScaleDeployment("fraud-0123456789", "uid", 2, "capacity");
        (await Should.ThrowAsync<StaleViewException>(executor.ExecuteAsync(world, scale, TestContext.Current.CancellationToken)))
            .Message.ShouldContain("Scale fraud-0123456789 to 2");
        server.Writes.ShouldBeEmpty();
    }
}
