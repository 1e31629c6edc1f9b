using System.Text.Json.Nodes;
using MlOps.EndToEnd.Harness.Manifests;
using MlOps.Entities.ModelDeployments.Status.Actions;
using MlOps.Runtime.Api;
using MlOps.Runtime.Objects;

namespace MlOps.EndToEnd.Harness;

/// <content>Keeps pods from being created, as an exhausted quota does: a rollback's target then stays below its capacity.</content>
internal sealed partial class Scenario
{
    private static readonly ResourceKind Quotas = new("", "v1", "resourcequotas", "ResourceQuota");

    public async Task ForbidPodsAsync()
    {
        await Api.CreateAsync(
            Quotas,
            Namespace,
            new JsonObject
            {
                ["apiVersion"] = "v1",
                ["kind"] = "ResourceQuota",
                ["metadata"] = new JsonObject { ["name"] = "no-more" },
                ["spec"] = new JsonObject { ["hard"] = new JsonObject { ["pods"] = "0" } },
            },
            Stop
        );
        await Wait.UntilAsync(
            "the quota counts",
            30,
            () => Api.GetAsync(Quotas, new ObjectKey(Namespace, "no-more"), Stop),
            q => q["status"]?["used"]?["pods"] is not null,
            q => q.ToJsonString()
        );
    }

    public Task AllowPodsAsync() => Api.DeleteAsync(Quotas, new ObjectKey(Namespace, "no-more"), ct: Stop);

    /// <summary>
    /// Version 2 serves with two pods and fails; its rollback waits for a second pod of version 1, which the quota forbids.
    /// </summary>
    public async Task<ModelDeploymentStatus> UntilWarmUpWaitsAsync(int deadline = 180, int failPercent = 30)
    {
        await BeginWithGoodVersionAsync(ModelManifest.Good("1") with { ProgressDeadlineSeconds = deadline });
        await ApplyAsync(ModelManifest.With("2", "FAIL_PERCENT", failPercent) with { ProgressDeadlineSeconds = deadline });
        await UntilServesAsync("2");
        await ApplyAsync(ModelManifest.With("2", "FAIL_PERCENT", failPercent) with { ProgressDeadlineSeconds = deadline, Replicas = 2 });
        await UntilAsync("version 2 has two pods", 60, s => s.Replicas == 2);
        await LoadAsync();
        await ForbidPodsAsync();
        return await UntilAsync(
            "the rollback waits for its target",
            120,
            s => s.Action is { Kind: ActionKind.Rollback, Step: ActionStep.WarmUp } && s.Waiting is { Rule: "TargetNotReady" }
        );
    }

    public Task UntilReleasedIsAsync(string status, string reason, int seconds = 60) =>
        UntilAsync(
            $"condition Released is {status} {reason}",
            seconds,
            s => s.Conditions.Any(c => c.Type == WellKnown.Released && c.Status == status && c.Reason == reason)
        );

    public Task DeleteServiceAsync() => Api.DeleteAsync(Kinds.Services, ModelKey, ct: Stop);
}
