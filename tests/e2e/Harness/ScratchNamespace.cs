using System.Text.Json.Nodes;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.EndToEnd.Harness;

/// <summary>A namespace for a test that needs no operator; it goes with everything in it.</summary>
internal sealed class ScratchNamespace(IKubeApi api, string purpose) : IAsyncDisposable
{
    public string Name { get; } = $"e2e-{purpose}-{Names.Random()}";

    public Task CreateAsync(CancellationToken ct) =>
        api.CreateAsync(
            Kinds.Namespaces,
            null,
            new JsonObject
            {
                ["apiVersion"] = "v1",
                ["kind"] = "Namespace",
                ["metadata"] = new JsonObject { ["name"] = Name },
            },
            ct
        );

    public async ValueTask DisposeAsync() => await api.DeleteAsync(Kinds.Namespaces, new ObjectKey("", Name));
}
