using System.Text.Json.Nodes;
using System.Threading.Channels;
using MlOps.EndToEnd.Forwarding;
using MlOps.EndToEnd.Harness;

namespace MlOps.EndToEnd.Scenarios.Faults;

/// <summary>
/// From the intent of an action to its end: kills the operator each time the API server has carried out a write of it, before
/// the operator hears of that, and starts another in its place.
/// </summary>
internal sealed class KillAfterEachWrite
{
    /// <summary>
    /// What an action's course is written in. That a new leader holds until the policies are judged in its own term, and then goes on, is
    /// none of it: killed after each of those writes, no leader would ever act.
    /// </summary>
    private static readonly string[] Course = ["action", "actions", "retraining", "revisions", "latestRevision", "effectiveRevision"];

    private readonly Channel<ApiWrite> _kills = Channel.CreateUnbounded<ApiWrite>();
    private readonly Scenario _scenario;
    private readonly Func<JsonObject, bool> _begins;
    private readonly Func<JsonObject, bool> _ends;
    private bool _begun;
    private bool _leaseRunsOut;

    private KillAfterEachWrite(Scenario scenario, Func<JsonObject, bool> begins, Func<JsonObject, bool> ends)
    {
        (_scenario, _begins, _ends) = (scenario, begins, ends);
        scenario.ApiServer.Carried = Kill;
    }

    public static KillAfterEachWrite OfRollback(Scenario scenario) =>
        new(
            scenario,
            s => s["action"] is JsonObject action && action["kind"]?.GetValue<string>() == "Rollback",
            s => s.TryGetPropertyValue("action", out var action) && action is null
        );

    /// <summary>
    /// Kills the operator after each write, from the record of a new revision to the end of its promotion. The lease expires each time, as
    /// after a crash.
    /// </summary>
    public static KillAfterEachWrite OfPromotion(Scenario scenario, string version) =>
        new(
            scenario,
            s => s["latestRevision"] is not null,
            s => s["effectiveVersion"]?.GetValue<string>() == version && s.TryGetPropertyValue("action", out var action) && action is null
        )
        {
            _leaseRunsOut = true,
        };

    public static KillAfterEachWrite OfTraining(Scenario scenario) =>
        new(scenario, s => s["retraining"]?["id"] is not null, s => s["retraining"]?["step"]?.GetValue<string>() == "Done");

    /// <summary>Restarts the operator after each kill, until the action is over.</summary>
    /// <returns>The writes, each of them the last that its operator made.</returns>
    public async Task<IReadOnlyList<ApiWrite>> UntilOverAsync(int seconds, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(seconds));
        var writes = new List<ApiWrite>();
        await foreach (var write in _kills.Reader.ReadAllAsync(patience.Token))
        {
            writes.Add(write);
            if (_leaseRunsOut)
                _scenario.StartOperator();
            else
                await _scenario.ReplaceOperatorAsync();
        }

        return writes;
    }

    private void Kill(ApiWrite write)
    {
        // The template check is a dry run that changes nothing: an operator that dies after it starts from the same state.
        if (write.Method == "POST" && write.Path.EndsWith("/deployments", StringComparison.Ordinal))
            return;
        // Policies are judged in parallel; their writes are not part of the action.
        if (write.IsStatusOf("slopolicies") || write.IsStatusOf("driftpolicies") || !write.Succeeded || !_scenario.Operator.IsRunning)
            return;
        var status = write.IsStatusOf("modeldeployments") ? JsonNode.Parse(write.Body)?["status"] as JsonObject : null;
        _begun |= status is not null && _begins(status);
        if (!_begun || (status is not null && !Course.Any(status.ContainsKey)))
            return;
        _scenario.Operator.Kill();
        _kills.Writer.TryWrite(write);
        if (status is null || !_ends(status))
            return;
        _scenario.ApiServer.Carried = null;
        _kills.Writer.Complete();
    }
}
