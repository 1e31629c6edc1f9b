using System.Text.Json.Nodes;
using System.Threading.Channels;
using MlOps.EndToEnd.Forwarding;
using MlOps.EndToEnd.World;

namespace MlOps.EndToEnd.Scenarios;

/// <summary>
/// From the intent of a rollback to its end: kills the operator each time the API server has carried out a write of it, before
/// the operator hears of that, and starts another in its place.
/// </summary>
internal sealed class KillAfterEachWrite
{
    private readonly Channel<ApiWrite> _kills = Channel.CreateUnbounded<ApiWrite>();
    private readonly Scenario _scenario;
    private bool _begun;

    public KillAfterEachWrite(Scenario scenario)
    {
        _scenario = scenario;
        scenario.ApiServer.Carried = Kill;
    }

    /// <summary>Restarts the operator after each kill, until the rollback is over.</summary>
    /// <returns>The writes, each of them the last that its operator made.</returns>
    public async Task<IReadOnlyList<ApiWrite>> UntilOverAsync(int seconds, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(seconds));
        var writes = new List<ApiWrite>();
        await foreach (var write in _kills.Reader.ReadAllAsync(patience.Token))
        {
            writes.Add(write);
            await _scenario.ReplaceOperatorAsync();
        }

        return writes;
    }

    private void Kill(ApiWrite write)
    {
        // Policies are judged beside the rollback; their writes are no part of it.
        if (write.IsStatusOf("slopolicies") || !write.Succeeded || !_scenario.Operator.IsRunning)
            return;
        _begun |= SavesIntent(write);
        if (!_begun)
            return;
        _scenario.Operator.Kill();
        _kills.Writer.TryWrite(write);
        if (!EndsAction(write))
            return;
        _scenario.ApiServer.Carried = null;
        _kills.Writer.Complete();
    }

    private static bool SavesIntent(ApiWrite write) =>
        write.IsStatusOf("modeldeployments") && Status(write)?["action"] is JsonObject action && action["kind"]?.GetValue<string>() == "Rollback";

    private static bool EndsAction(ApiWrite write) =>
        write.IsStatusOf("modeldeployments") && Status(write) is { } status && status.TryGetPropertyValue("action", out var action) && action is null;

    private static JsonObject? Status(ApiWrite write) => JsonNode.Parse(write.Body)?["status"] as JsonObject;
}
