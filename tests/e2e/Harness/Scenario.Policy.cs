using System.Globalization;
using System.Text.Json.Nodes;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.Entities.Common.Status;
using MlOps.Entities.Serialization;
using MlOps.Entities.SloPolicies;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.EndToEnd.Harness;

/// <content>What a scenario does to its policy and sees of it, and of the operator itself.</content>
internal sealed partial class Scenario
{
    private ObjectKey PolicyKey => new(Namespace, PolicyManifest.Name);

    public Task PromiseAsync(string target = "99") => PromiseAsync(PolicyManifest.ToJson(Instance, target));

    public Task PromiseAsync(JsonObject policy) => Api.ApplyAsync(CustomKinds.Policies, PolicyKey, policy, Stop);

    public async Task<SloPolicyStatus?> PolicyStatusAsync() =>
        await Api.GetAsync(CustomKinds.Policies, PolicyKey, Stop) is { } raw ? EntityJson.Decode<SloPolicy>(raw).Status : null;

    public Task<SloPolicyStatus> UntilPolicyAsync(string what, int seconds, Func<SloPolicyStatus, bool> isSo) =>
        Wait.UntilAsync(what, seconds, PolicyStatusAsync, isSo, p => EntityJson.Encode(p).ToJsonString());

    /// <summary>
    /// A rollback is only recommended while nobody knows the demand before the release, for which it needs ten seconds of samples;
    /// on a busy machine the first scrape can come long after the first request.
    /// </summary>
    private async Task UntilDemandIsKnownAsync()
    {
        using var http = new HttpClient();
        var query = Uri.EscapeDataString($"max(count_over_time(faulty_model_requests_total{{namespace=\"{Namespace}\"}}[5m]))");
        await Wait.UntilAsync(
            "the demand is known",
            90,
            async () =>
                JsonNode
                    .Parse(await http.GetStringAsync(new Uri($"{Prometheus.Url}/api/v1/query?query={query}"), Stop))
                    ?["data"]?["result"]?[0],
            r => double.Parse(r["value"]![1]!.GetValue<string>(), CultureInfo.InvariantCulture) >= 15,
            r => r.ToJsonString()
        );
    }

    /// <summary>Every objective's evidence is of a kind, and its message says why.</summary>
    public Task<SloPolicyStatus> UntilEvidenceIsAsync(string what, EvidenceKind kind, string says, int seconds) =>
        UntilPolicyAsync(
            $"the evidence is {kind} and says '{says}' ({what})",
            seconds,
            p =>
                p.Objectives.Count > 0
                && p.Objectives.All(o => o.Evidence == kind && o.Message?.Contains(says, StringComparison.Ordinal) == true)
        );

    /// <summary>Sets or, with null, removes an annotation of the model, as <c>kubectl annotate</c> does.</summary>
    public Task AnnotateAsync(string name, string? value) =>
        Api.MergePatchAsync(
            CustomKinds.Models,
            ModelKey,
            new JsonObject { ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { [name] = value } } },
            Stop
        );

    /// <summary>
    /// Sets or, with null, removes a field of the model's spec, beside what <see cref="ApplyAsync(ModelManifest)"/> owns.
    /// </summary>
    public Task SetAsync(string field, JsonNode? value) =>
        Api.MergePatchAsync(CustomKinds.Models, ModelKey, new JsonObject { ["spec"] = new JsonObject { [field] = value } }, Stop);

    /// <summary>
    /// Once the news that led here has been worked off, the model is looked at once a minute at most. Five seconds less than whole minutes:
    /// looks that are a minute apart cannot be one more than there are minutes.
    /// </summary>
    public async Task IsReconciledOnceAMinuteAsync(string what, int minutes, Func<ModelDeploymentStatus, bool> isSo)
    {
        var (before, since) = (await ReconcilesAsync(), TimeProvider.System.GetTimestamp());
        await Wait.UntilAsync(
            "no model was reconciled for 10 s",
            120,
            ReconciledAsync,
            _ => TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromSeconds(10)
        );
        await WhileAsync(what, (minutes * 60) - 5, isSo);
        (await ReconcilesAsync() - before).ShouldBeLessThanOrEqualTo(minutes);

        async Task<object?> ReconciledAsync()
        {
            if (await ReconcilesAsync() is var now && now > before)
                (before, since) = (now, TimeProvider.System.GetTimestamp());
            return before;
        }
    }

    private Task<double> ReconcilesAsync() => MetricAsync("controller_runtime_reconcile_total", "modeldeployment");

    /// <summary>The sum of a metric of the newest operator over the series whose labels contain a text.</summary>
    public async Task<double> MetricAsync(string name, string labels = "")
    {
        var line = await Wait.UntilAsync(
            "the operator tells where it listens",
            30,
            () => Task.FromResult(_log.LastOrDefault(l => l.Contains(Listening, StringComparison.Ordinal))),
            _ => true
        );
        var url = line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..].Trim();
        using var http = new HttpClient();
        var text = await http.GetStringAsync(new Uri($"{url}/metrics"), Stop);
        return text.Split('\n')
            .Where(l =>
                (l.StartsWith($"{name}{{", StringComparison.Ordinal) || l.StartsWith($"{name} ", StringComparison.Ordinal))
                && l.Contains(labels, StringComparison.Ordinal)
            )
            .Sum(l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    private const string Listening = "Serving health and metrics on ";
}
