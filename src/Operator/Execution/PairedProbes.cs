using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using MlOps.Decisions.State;
using MlOps.Entities.ModelDeployments.Serving;

namespace MlOps.Operator.Execution;

/// <summary>
/// Sends the declared requests to two revisions alike. Each request opens a connection of its own, so that the Service spreads
/// them over all pods of the revision.
/// </summary>
public sealed class PairedProbes(HttpClient http, TimeProvider time)
{
    private const int Requests = 10;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    /// <summary>Pods that start wake the model many times; each time to ask again would load a revision that may be overloaded.</summary>
    private static readonly TimeSpan Valid = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, ProbeOrder Order, int Ready, ProbePair Pair)> _last = new();

    /// <summary>The answers of the last 15 s where the same pods are ready, else new ones.</summary>
    public async Task<ProbePair> AskAsync(ModelState state, ProbeOrder order, CancellationToken ct)
    {
        var (now, ready) = (time.GetUtcNow(), state.Deployment(order.Target)?.Ready ?? 0);
        if (_last.TryGetValue(state.Metadata.Uid, out var last) && now < last.Until && last.Order == order && last.Ready == ready)
            return last.Pair;
        var probe = state.Model.Spec.Probe ?? new ProbeSpec();
        var results = await Task.WhenAll(AskAsync(state, probe, order.Suspect, ct), AskAsync(state, probe, order.Target, ct));
        foreach (var (uid, known) in _last)
        {
            if (now >= known.Until)
                _last.TryRemove(uid, out _);
        }

        var pair = new ProbePair(results[0], results[1]) { At = now };
        _last[state.Metadata.Uid] = (time.GetUtcNow() + Valid, order, ready, pair);
        return pair;
    }

    /// <summary>A client that never reuses a connection.</summary>
    public static HttpClient CreateClient() =>
        new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero, AllowAutoRedirect = false }) { Timeout = Timeout };

    private async Task<ProbeResult> AskAsync(ModelState state, ProbeSpec probe, string hash, CancellationToken ct)
    {
        if (state.RevisionService(hash) is not { ClusterIp: { Length: > 0 } address } service)
            return new ProbeResult(hash, false, 0, 0, $"revision {hash} has no Service to probe");
        // The revision Service's own port: the spec may be newer than the revision.
        var port =
            service.Ports is [JsonObject first, ..] && first["port"] is JsonValue number && number.TryGetValue<int>(out var own)
                ? own
                : state.Model.Spec.Service.Ports[0].Port;
        var (failed, unreached, last) = (0, 0, "");
        // In parallel: a revision that does not answer costs one timeout, not ten.
        foreach (
            var failure in await Task.WhenAll(
                Enumerable.Range(0, Requests).Select(i => SendAsync(new Uri($"http://{address}:{port}{probe.Path}"), probe, i, ct))
            )
        )
        {
            if (failure is null)
                continue;
            failed++;
            unreached += failure.StartsWith("unreachable", StringComparison.Ordinal) ? 1 : 0;
            last = failure;
        }

        var message =
            failed == 0 ? $"{hash} passed {Requests} of {Requests} probes" : $"{hash} failed {failed} of {Requests} probes, last: {last}";
        return new ProbeResult(hash, unreached < Requests, Requests, failed, message);
    }

    /// <returns>What was wrong, or null when the answer was good.</returns>
    private async Task<string?> SendAsync(Uri uri, ProbeSpec probe, int index, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(probe.Method == ProbeMethod.Post ? HttpMethod.Post : HttpMethod.Get, uri);
        if (probe is { Method: ProbeMethod.Post, Bodies: { Count: > 0 } bodies })
            request.Content = new StringContent(bodies[index % bodies.Count], Encoding.UTF8, "application/json");
        try
        {
            using var answer = await http.SendAsync(request, ct);
            if ((int)answer.StatusCode != probe.ExpectStatus)
                return $"status {(int)answer.StatusCode} instead of {probe.ExpectStatus}";
            var body = probe.ExpectBody is null ? "" : await answer.Content.ReadAsStringAsync(ct);
            return probe.ExpectBody is { } text && !body.Contains(text, StringComparison.Ordinal)
                ? "the body lacks the expected text"
                : null;
        }
        catch (HttpRequestException e)
        {
            return $"unreachable: {e.Message}";
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return "unreachable: no answer in time";
        }
    }
}
