using System.Text.Json.Nodes;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.Bench.Scale;

/// <summary>Calls every pod ready that a ReplicaSet made: a thousand pods need no thousand containers to be watched and scraped.</summary>
internal sealed class StandInKubelet(IKubeApi api, SimulatedPods pods, TimeProvider time)
{
    private readonly HashSet<string> _ready = [];

    /// <summary>Until as many are ready as there are to be; nothing asks the API server after that.</summary>
    public async Task RunUntilAsync(int count, Progress progress, CancellationToken ct)
    {
        for (var deadline = progress.Seconds + 900; pods.Count < count; )
        {
            if (progress.Seconds > deadline)
                throw new TimeoutException($"Waited a quarter of an hour in vain for {count} pods; {pods.Count} were made and are ready");
            foreach (var pod in await api.ListAllAsync(Kinds.Pods, null, null, ct))
                await MakeReadyAsync(pod, ct);
            progress.Say($"{pods.Count} of {count} pods ready");
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, ct);
        }
    }

    private async Task MakeReadyAsync(JsonObject pod, CancellationToken ct)
    {
        var meta = pod["metadata"]!;
        if (!_ready.Add(meta["uid"]!.GetValue<string>()))
            return;
        var key = new ObjectKey(meta["namespace"]!.GetValue<string>(), meta["name"]!.GetValue<string>());
        var now = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        JsonObject Condition(string type) =>
            new()
            {
                ["type"] = type,
                ["status"] = "True",
                ["lastTransitionTime"] = now,
            };
        var status = new JsonObject
        {
            ["phase"] = "Running",
            ["startTime"] = now,
            ["podIP"] = $"10.200.{_ready.Count / 250}.{(_ready.Count % 250) + 1}",
            ["conditions"] = new JsonArray(
                Condition("PodScheduled"),
                Condition("Initialized"),
                Condition("ContainersReady"),
                Condition("Ready")
            ),
            ["containerStatuses"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = "model",
                    ["ready"] = true,
                    ["started"] = true,
                    ["restartCount"] = 0,
                    ["image"] = "registry.example/model:1",
                    ["imageID"] = "registry.example/model@sha256:" + new string('0', 64),
                    ["state"] = new JsonObject { ["running"] = new JsonObject { ["startedAt"] = now } },
                }
            ),
        };
        await api.MergePatchAsync(Kinds.Pods, key, new JsonObject { ["status"] = status }, "status", ct);
        pods.Add(key.Namespace, key.Name);
    }
}
