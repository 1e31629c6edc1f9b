using System.Text.Json.Nodes;
using MlOps.EndToEnd.Forwarding;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Entities.ModelDeployments.Status.Revisions;
using MlOps.Entities.Serialization;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.EndToEnd.Harness;

/// <content>What a scenario does to its model and sees of it.</content>
internal sealed partial class Scenario
{
    private int _loads;
    private string? _load;

    private ObjectKey ModelKey => new(Namespace, ModelManifest.Name);

    public Task ApplyAsync(ModelManifest model) => Api.ApplyAsync(CustomKinds.Models, ModelKey, model.ToJson(Instance), Stop);

    /// <summary>The same as another object.</summary>
    public Task ApplyAsync(ModelManifest model, string name)
    {
        var json = model.ToJson(Instance);
        json["metadata"]!["name"] = name;
        return Api.ApplyAsync(CustomKinds.Models, new ObjectKey(Namespace, name), json, Stop);
    }

    /// <summary>As <c>kubectl delete</c> does: returns once the object is gone, its children may still be going.</summary>
    public async Task DeleteModelAsync()
    {
        await Api.DeleteAsync(CustomKinds.Models, ModelKey, ct: Stop);
        await Wait.UntilAsync("the model is gone", 30, async () => await ModelAsync() is null ? this : null, _ => true);
    }

    public async Task<ModelDeployment?> ModelAsync() =>
        await Api.GetAsync(CustomKinds.Models, ModelKey, Stop) is { } raw ? EntityJson.Decode<ModelDeployment>(raw) : null;

    public async Task<ModelDeploymentStatus> StatusAsync() => (await ModelAsync())?.Status ?? new ModelDeploymentStatus();

    public async Task<ModelDeploymentStatus> UntilAsync(string what, int seconds, Func<ModelDeploymentStatus, bool> isSo) =>
        await Wait.UntilAsync(what, seconds, async () => (await ModelAsync())?.Status, isSo, Show);

    public Task WhileAsync(string what, int seconds, Func<ModelDeploymentStatus, bool> isSo) =>
        Wait.WhileAsync(what, seconds, async () => (await ModelAsync())?.Status, isSo, Show);

    public Task<ModelDeploymentStatus> UntilServesAsync(string version, string name = ModelManifest.Name) =>
        Wait.UntilAsync(
            $"version {version} of {name} serves",
            240,
            async () =>
                await Api.GetAsync(CustomKinds.Models, new ObjectKey(Namespace, name), Stop) is { } raw
                    ? EntityJson.Decode<ModelDeployment>(raw).Status
                    : null,
            s => s.EffectiveVersion == version && s.Action is null,
            Show
        );

    public Task<ModelDeploymentStatus> UntilGoodAsync(string version) =>
        UntilAsync($"version {version} is good", 90, s => s.Revisions.Any(r => r.Version == version && r.State == RevisionState.Good));

    /// <summary>The first version, known good under load: from here on there is a way back.</summary>
    public async Task BeginWithGoodVersionAsync(ModelManifest? first = null)
    {
        await ApplyAsync(first ?? ModelManifest.Good("1"));
        await PromiseAsync();
        await UntilServesAsync(first?.Version ?? "1");
        await LoadAsync();
        var status = await UntilGoodAsync(first?.Version ?? "1");
        await UntilKeptAsync(HashOf(status, first?.Version ?? "1"));
        await UntilDemandIsKnownAsync();
    }

    /// <summary>
    /// That a revision is good is written to the status first and kept with the revision after it: only then is nothing left to write.
    /// </summary>
    private async Task UntilKeptAsync(string hash) =>
        await Wait.UntilAsync(
            "the revision itself keeps that it is good",
            30,
            () => Api.GetAsync(Kinds.ControllerRevisions, new ObjectKey(Namespace, $"{ModelManifest.Name}-{hash}"), Stop),
            r => r["metadata"]?["annotations"]?[WellKnown.GoodSinceAnnotation] is not null,
            r => r["metadata"]!.ToJsonString()
        );

    /// <summary>
    /// Clients that connect now. Those from before are gone: kept connections stay with the pods that they were made to,
    /// and a new revision would not see a request of them while the old one runs.
    /// </summary>
    public async Task LoadAsync(Func<LoadManifest, LoadManifest>? shape = null)
    {
        var service = await Wait.UntilAsync("the Service exists", 30, () => Api.GetAsync(Kinds.Services, ModelKey, Stop), _ => true);
        var load = new LoadManifest($"load-{++_loads}", $"http://{service["spec"]!["clusterIP"]!.GetValue<string>()}:8080");
        // Fewer than before: the operator must not take the clients' return for a surge of demand.
        load = load with
        {
            Rate = _loads == 1 ? 30 : 15,
        };
        load = shape is null ? load : shape(load);
        if (_load is { } before)
            await Api.DeleteAsync(Kinds.Pods, new ObjectKey(Namespace, before), ct: Stop);
        _load = load.Name;
        await Api.CreateAsync(Kinds.Pods, Namespace, load.ToJson(), Stop);
        await Wait.UntilAsync("requests flow", 240, LoadSummaryAsync, s => s["requests"]!.GetValue<long>() > 0, s => s.ToJsonString());
    }

    /// <summary>What the clients saw so far.</summary>
    public async Task<JsonObject?> LoadSummaryAsync() =>
        (await Api.GetAsync(Kinds.Pods, new ObjectKey(Namespace, $"{_load}:8081"), "proxy/summary", Stop))?["summary"] as JsonObject;

    /// <summary>A bad version is applied, gets the traffic, and clients connect to it.</summary>
    public async Task ReleaseAsync(ModelManifest version, Func<LoadManifest, LoadManifest>? shape = null)
    {
        await ApplyAsync(version);
        await UntilServesAsync(version.Version);
        await LoadAsync(shape);
    }

    /// <summary>The rollback away from a version is over and was verified.</summary>
    public async Task<ActionRecord> UntilRolledBackAsync(string version)
    {
        var status = await UntilAsync($"version {version} is rolled back and this is verified", 150, s => Rollback(s, version) is not null);
        var record = Rollback(status, version)!;
        record.Outcome.ShouldBe("Verified");
        status.Revisions.Single(r => r.Version == version).State.ShouldBe(RevisionState.Quarantined);
        status.EffectiveRevision.ShouldBe(record.To);
        return record;
    }

    private static ActionRecord? Rollback(ModelDeploymentStatus status, string version) =>
        status.Actions.FirstOrDefault(a =>
            a is { Kind: ActionKind.Rollback, SwitchedAt: not null }
            && a.From == status.Revisions.FirstOrDefault(r => r.Version == version)?.Hash
        );

    public static string HashOf(ModelDeploymentStatus status, string version) => status.Revisions.Single(r => r.Version == version).Hash;

    /// <summary>Writes that gave the traffic to a revision.</summary>
    public IReadOnlyList<ApiWrite> SwitchesTo(string hash) =>
        [
            .. ApiServer.Writes.Where(w =>
                w.Succeeded
                && w.Path.EndsWith($"/namespaces/{Namespace}/services/{ModelManifest.Name}", StringComparison.Ordinal)
                && w.Body.Contains("/spec/selector", StringComparison.Ordinal)
                && w.Body.Contains(hash, StringComparison.Ordinal)
            ),
        ];

    public async Task<string?> ServiceRevisionAsync() =>
        (await Api.GetAsync(Kinds.Services, ModelKey, Stop))?["spec"]?["selector"]?[WellKnown.RevisionLabel]?.GetValue<string>();

    public async Task<IReadOnlyList<string>> PodsOfAsync(string hash) =>
        [
            .. (await Api.ListAllAsync(Kinds.Pods, Namespace, $"{WellKnown.RevisionLabel}={hash}", Stop)).Select(p =>
                p["metadata"]!["name"]!.GetValue<string>()
            ),
        ];

    public async Task PodsGoneAsync(string version)
    {
        var hash = HashOf(await StatusAsync(), version);
        await Wait.UntilAsync(
            $"no pod of version {version} is left",
            180,
            () => PodsOfAsync(hash)!,
            p => p.Count == 0,
            p => string.Join(", ", p)
        );
    }

    /// <summary>Points the Service elsewhere, as a person with kubectl would.</summary>
    public Task EditSelectorAsync(string revision) =>
        Api.MergePatchAsync(
            Kinds.Services,
            ModelKey,
            new JsonObject { ["spec"] = new JsonObject { ["selector"] = new JsonObject { [WellKnown.RevisionLabel] = revision } } },
            Stop
        );

    public Task UntilEventAsync(string reason, string text, int seconds = 20) =>
        Wait.UntilAsync(
            $"there is an Event {reason} that says {text}",
            seconds,
            () => Api.ListAllAsync(Kinds.Events, Namespace, null, Stop)!,
            e =>
                e.Any(x =>
                    x["reason"]?.GetValue<string>() == reason
                    && x["message"]?.GetValue<string>().Contains(text, StringComparison.Ordinal) == true
                ),
            e => string.Join("; ", e.Select(x => x["reason"]))
        );

    /// <summary>Events about models with this reason, by how often each was counted.</summary>
    public async Task<IReadOnlyList<int>> CountsOfAsync(string reason) =>
        [
            .. (await Api.ListAllAsync(Kinds.Events, Namespace, null, Stop))
                .Where(e => e["reason"]?.ToString() == reason && e["involvedObject"]?["kind"]?.ToString() == "ModelDeployment")
                .Select(e => e["count"]!.GetValue<int>()),
        ];

    public static async Task PauseAsync(int seconds) => await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, Stop);

    /// <summary>Waits until the statuses have settled: the policy reports a change one evaluation after the model.</summary>
    public Task UntilSettledAsync() =>
        Wait.UntilAsync(
            "nothing was written for 10 s",
            90,
            () => Task.FromResult<object?>(ApiServer.Writes[^1]),
            _ => TimeProvider.System.GetUtcNow() - ApiServer.Writes[^1].At > TimeSpan.FromSeconds(10),
            w => w.ToString()!
        );

    /// <summary>At rest the operator writes nothing but its lease.</summary>
    public async Task StaysQuietAsync(int seconds) => (await WritesWithinAsync(seconds)).ShouldBeEmpty();

    /// <summary>After trouble only the figures of the budget move, as its errors grow old.</summary>
    public async Task LeavesTheModelAloneAsync(int seconds)
    {
        var writes = await WritesWithinAsync(seconds);
        writes.Where(w => !w.IsStatusOf("slopolicies")).ShouldBeEmpty();
        writes.Count.ShouldBeLessThanOrEqualTo(3);
    }

    private async Task<IReadOnlyList<ApiWrite>> WritesWithinAsync(int seconds)
    {
        var before = ApiServer.Writes.Count;
        await PauseAsync(seconds);
        return [.. ApiServer.Writes.Skip(before)];
    }

    private static string Show(ModelDeploymentStatus status) => EntityJson.Encode(status).ToJsonString();
}
