using System.Text.Json.Nodes;
using MlOps.EndToEnd.Forwarding;
using MlOps.EndToEnd.World;

namespace MlOps.EndToEnd.Scenarios;

/// <summary>
/// Kills the operator once the API server has carried out its n-th write since the intent of a rollback was saved, that one
/// included, and before the operator hears of it.
/// </summary>
internal sealed class KillAfterWrite
{
    private readonly TaskCompletionSource<bool> _happened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly Scenario _scenario;
    private readonly int _at;
    private int _seen;

    public KillAfterWrite(int write, Scenario scenario)
    {
        (_at, _scenario) = (write, scenario);
        scenario.ApiServer.Carried = Count;
    }

    /// <summary>Whether it came to that, or the rollback was over before.</summary>
    public Task<bool> Happened => _happened.Task.WaitAsync(TimeSpan.FromSeconds(150), TimeProvider.System, TestContext.Current.CancellationToken);

    private void Count(ApiWrite write)
    {
        // Policies are judged beside the rollback; their writes are no part of it.
        if (write.IsStatusOf("slopolicies") || !write.Succeeded)
            return;
        lock (_lock)
        {
            if (_happened.Task.IsCompleted || (_seen == 0 && !SavesIntent(write)))
                return;
            if (++_seen == _at)
            {
                _scenario.Operator.Kill();
                _happened.SetResult(true);
            }
            else if (EndsAction(write))
            {
                _happened.SetResult(false);
            }
        }
    }

    private static bool SavesIntent(ApiWrite write) =>
        write.IsStatusOf("modeldeployments") && Action(write) is JsonObject action && action["kind"]?.GetValue<string>() == "Rollback";

    private static bool EndsAction(ApiWrite write) =>
        write.IsStatusOf("modeldeployments") && JsonNode.Parse(write.Body)?["status"] is JsonObject status && status.TryGetPropertyValue("action", out var action) && action is null;

    private static JsonNode? Action(ApiWrite write) => JsonNode.Parse(write.Body)?["status"]?["action"];
}
