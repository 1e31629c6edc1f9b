using System.Text.Json.Nodes;
using MlOps.Decisions.Effects;
using MlOps.Decisions.Manifests;
using MlOps.Decisions.State;
using MlOps.Decisions.State.Children;
using MlOps.Entities.Common;
using MlOps.Operator.Controllers.Models.ClusterViews;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Operator.Execution.Effects;

/// <summary>Moves the traffic: selector and ports of the model's Service in one write, on the very Service that was seen.</summary>
internal sealed class ServiceSwitcher(IKubeApi api) : IEffectHandler
{
    public Task? CarryOutAsync(ModelState state, Effect effect, CancellationToken ct) =>
        effect is SwitchService e ? SwitchAsync(state, e, ct) : null;

    private async Task SwitchAsync(ModelState state, SwitchService effect, CancellationToken ct)
    {
        var key = new ObjectKey(state.Metadata.Namespace, state.Name);
        if (effect is { Needed: > 0, Hash: { } hash })
            await CheckReadyAsync(state, hash, effect.Needed, ct);
        var live = await api.GetAsync(Kinds.Services, key, ct);
        if (live is null)
        {
            await CreateAsync(state, effect, key, ct);
            return;
        }

        var meta = ObjectMeta.Of(live);
        var owned = meta.IsOwnedBy(state.Metadata.Uid);
        if (!owned && !meta.Annotations.ContainsKey(WellKnown.AdoptAnnotation) || effect.ExpectedUid is { } uid && uid != meta.Uid)
            throw new StaleViewException($"Service {key} is not the one that the decision was based on");
        // Another process already made this switch. Writing it again could undo a later change.
        if (owned && IsSwitched(state, effect, live))
            throw new StaleViewException($"Service {key} is switched already");
        await api.JsonPatchAsync(Kinds.Services, key, Operations(state, effect, live, owned), ct);
    }

    private static bool IsSwitched(ModelState state, SwitchService effect, JsonObject live) =>
        JsonNode.DeepEquals(live["spec"]?["selector"], Wanted(state, effect)["spec"]!["selector"])
        && ServicePorts.Same(live["spec"]?["ports"] as JsonArray ?? [], effect.Ports)
        && ObjectMeta.Of(live).Annotations.GetValueOrDefault(WellKnown.IsolatedFromAnnotation) == effect.IsolatedFrom;

    /// <summary>
    /// A Service that appears between the read and the write is a stale view, not a refusal: the switch must not back off.
    /// </summary>
    private async Task CreateAsync(ModelState state, SwitchService effect, ObjectKey key, CancellationToken ct)
    {
        try
        {
            await api.CreateAsync(Kinds.Services, key.Namespace, Wanted(state, effect), ct);
        }
        catch (ApiException e) when (e.Kind == ApiErrorKind.AlreadyExists)
        {
            throw new StaleViewException($"{effect.Describe()}: {e.Message}");
        }
    }

    /// <summary>A watch can lag by minutes: never move traffic to pods that are gone.</summary>
    private async Task CheckReadyAsync(ModelState state, string hash, int needed, CancellationToken ct)
    {
        var name = ChildNames.OfRevision(state.Name, hash);
        var live = await api.GetAsync(Kinds.Deployments, new ObjectKey(state.Metadata.Namespace, name), ct);
        if (
            live is null
            || !ObjectMeta.Of(live).IsOwnedBy(state.Metadata.Uid)
            || Views.Deployment(live) is not { Settled: true } deployment
            || deployment.Available < needed
        )
            throw new StaleViewException($"Deployment {name} does not have the {needed} available pods that the decision saw");
    }

    /// <summary>The selector is replaced whole: otherwise a key that someone added would select nothing.</summary>
    internal static JsonArray Operations(ModelState state, SwitchService effect, JsonObject live, bool owned)
    {
        var ports = live["spec"]?["ports"] as JsonArray ?? [];
        var wanted = Wanted(state, effect);
        var operations = new JsonArray(
            Operation("test", "/metadata/resourceVersion", ObjectMeta.Of(live).ResourceVersion),
            Operation(live["spec"]?["selector"] is null ? "add" : "replace", "/spec/selector", wanted["spec"]!["selector"]!.DeepClone())
        );
        if (!ServicePorts.Same(ports, effect.Ports))
            operations.Add((JsonNode)Operation("replace", "/spec/ports", ServicePorts.Merge(ports, effect.Ports)));
        if (effect.IsolatedFrom is { } revision)
            Add(operations, live, "annotations", WellKnown.IsolatedFromAnnotation, revision);
        else if (ObjectMeta.Of(live).Annotations.ContainsKey(WellKnown.IsolatedFromAnnotation))
            operations.Add(
                (JsonNode)new JsonObject { ["op"] = "remove", ["path"] = Path("annotations", WellKnown.IsolatedFromAnnotation) }
            );
        if (!owned)
        {
            var adopted = wanted["metadata"]!;
            operations.Add((JsonNode)Operation("add", "/metadata/ownerReferences", adopted["ownerReferences"]!.DeepClone()));
            foreach (var label in new[] { WellKnown.ManagedByLabel, WellKnown.ModelLabel })
                Add(operations, live, "labels", label, adopted["labels"]![label]!.GetValue<string>());
        }

        return operations;
    }

    private static JsonObject Wanted(ModelState state, SwitchService effect)
    {
        var selector =
            effect.Selector
            ?? ChildObjects.PodLabels(
                state.Name,
                effect.Hash ?? throw new InvalidOperationException("neither a revision nor a selector to point at")
            );
        var service = ChildObjects.MainService(state.Model, selector, effect.Ports);
        if (effect.IsolatedFrom is { } revision)
            service["metadata"]!["annotations"] = new JsonObject { [WellKnown.IsolatedFromAnnotation] = revision };
        return service;
    }

    private static void Add(JsonArray operations, JsonObject live, string map, string name, string value)
    {
        if (live["metadata"]?[map] is null && operations.All(o => o?["path"]?.GetValue<string>() != $"/metadata/{map}"))
            operations.Add((JsonNode)Operation("add", $"/metadata/{map}", new JsonObject()));
        operations.Add((JsonNode)Operation("add", Path(map, name), value));
    }

    private static string Path(string map, string name) => $"/metadata/{map}/{name.Replace("/", "~1", StringComparison.Ordinal)}";

    private static JsonObject Operation(string op, string path, JsonNode? value) =>
        new()
        {
            ["op"] = op,
            ["path"] = path,
            ["value"] = value,
        };
}
