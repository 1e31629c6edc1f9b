namespace MlOps.Bench.Scale;

/// <summary>All counters at one moment.</summary>
internal sealed record Snapshot(double Seconds, Scrape ApiServer, Scrape Prometheus, Scrape Operator, double Cpu)
{
    /// <summary>Kinds that only the operator reads or writes here; others have requests of the API server and the controllers.</summary>
    private static readonly string[] Ours =
    [
        "modeldeployments",
        "slopolicies",
        "driftpolicies",
        "controllerrevisions",
        "deployments",
        "services",
        "pods",
        "configmaps",
        "jobs",
        "events",
    ];

    /// <summary>
    /// The API server looks after the Service of its own, every ten seconds: reads of Services show in the operator's own count alone.
    /// </summary>
    private const string OfItsOwn = "GET services";

    private static readonly string[] Writing = ["POST", "PUT", "PATCH", "APPLY", "DELETE"];

    /// <summary>Requests in a second by verb and resource, as the API server counts them; watches and the lease are left out.</summary>
    public IReadOnlyDictionary<string, double> RequestsSince(Snapshot before) =>
        ApiServer
            .GrownBy(before.ApiServer, "apiserver_request_total", l => $"{l["verb"]} {l["resource"]}")
            .Where(r => Ours.Contains(r.Key.Split(' ')[1]) && !r.Key.StartsWith("WATCH", StringComparison.Ordinal) && r.Key != OfItsOwn)
            .ToDictionary(r => r.Key, r => r.Value / (Seconds - before.Seconds));

    public double ReadsSince(Snapshot before) => RequestsSince(before).Where(r => !IsWrite(r.Key)).Sum(r => r.Value);

    public double WritesSince(Snapshot before) => RequestsSince(before).Where(r => IsWrite(r.Key)).Sum(r => r.Value);

    /// <summary>What the operator says it asked, by verb: the lease included.</summary>
    public IReadOnlyDictionary<string, double> ToldSince(Snapshot before) =>
        Operator
            .GrownBy(before.Operator, "rest_client_requests_total", l => l["method"])
            .ToDictionary(r => r.Key, r => r.Value / (Seconds - before.Seconds));

    /// <summary>Queries in a second, as Prometheus counts them.</summary>
    public double QueriesSince(Snapshot before) =>
        Prometheus
            .GrownBy(before.Prometheus, "prometheus_http_requests_total", l => l["handler"])
            .Where(h => h.Key.StartsWith("/api/v1/query", StringComparison.Ordinal))
            .Sum(h => h.Value) / (Seconds - before.Seconds);

    public double FailedQueriesSince(Snapshot before) =>
        Operator
            .GrownBy(before.Operator, "mlops_operator_prometheus_queries_total", l => l["code"])
            .Where(c => c.Key != "200")
            .Sum(c => c.Value) / (Seconds - before.Seconds);

    private static bool IsWrite(string request) => Writing.Contains(request.Split(' ')[0]);
}
