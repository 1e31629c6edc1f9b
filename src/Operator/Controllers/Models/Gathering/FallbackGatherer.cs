using System.Text.Json.Nodes;
using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Decisions.Traffic;
using MlOps.Entities.ModelDeployments;
using MlOps.Entities.ModelDeployments.Circuits;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Controllers.Models.Gathering;

/// <summary>Reads the fallback Service and its pods live, while it is requested or serves: no informer watches what is not ours.</summary>
internal static class FallbackGatherer
{
    public static async Task<FallbackService?> GatherAsync(IKubeApi api, ModelDeployment model, CancellationToken ct)
    {
        var wanted = IsolationState.Asked(model.Metadata) is not null || model.Status is { } status && IsolationState.IsOn(status);
        if (!wanted || model.Spec.CircuitBreaker?.Fallback is not { Kind: FallbackKind.Service, ServiceName: { } name })
            return null;
        var raw = await api.GetAsync(Kinds.Services, new ObjectKey(model.Metadata.Namespace, name), ct);
        if (raw is null || ObjectMeta.Of(raw).IsDeleting)
            return null;
        var selector = raw["spec"]?["selector"] as JsonObject ?? [];
        var pods = selector.Count == 0 ? [] : await api.ListAllAsync(Kinds.Pods, model.Metadata.Namespace, SelectorText.Of(selector), ct);
        return new FallbackService(name, selector, raw["spec"]?["ports"] as JsonArray ?? [], pods.Count(PodViews.IsReady));
    }
}
