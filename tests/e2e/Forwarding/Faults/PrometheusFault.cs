using System.Text.Json.Nodes;
using MlOps.Entities.Common.Status;

namespace MlOps.EndToEnd.Forwarding.Faults;

/// <summary>A way in which a Prometheus fails those who ask it, and what the operator must make of it.</summary>
internal sealed record PrometheusFault(
    string Name,
    EvidenceKind Evidence,
    string Says,
    Fault? Fault = null,
    Action<JsonObject>? Change = null
)
{
    public static PrometheusFault Empty { get; } =
        new("nothing was ever scraped", EvidenceKind.NoData, "", Change: j => Results(j).Clear());

    public static PrometheusFault Down { get; } = new("down", EvidenceKind.QueryError, "", new Fault.Drop());

    /// <summary>One after another, each of them a bad day of its own.</summary>
    public static IReadOnlyList<PrometheusFault> All { get; } =
    [
        Down,
        new("the token is refused", EvidenceKind.QueryError, "401", new Fault.Answer(401, "Unauthorized")),
        new("too many requests", EvidenceKind.QueryError, "429", new Fault.Answer(429, RetryAfterSeconds: 1)),
        new("an error of its own", EvidenceKind.QueryError, "500", new Fault.Answer(500, "boom")),
        new("not ready yet", EvidenceKind.QueryError, "503", new Fault.Answer(503, "Service Unavailable")),
        new(
            "a login page instead of an answer",
            EvidenceKind.QueryError,
            "did not return a Prometheus response",
            new Fault.Answer(200, "<html>please log in</html>")
        ),
        new("an answer that is cut off", EvidenceKind.QueryError, "", new Fault.CutAfter(40)),
        new("a connection that falls silent", EvidenceKind.QueryError, "did not answer within", new Fault.SilenceAfter(10)),
        new("every pod is scraped by two jobs", EvidenceKind.Ambiguous, "", Change: Double),
        new("counts that are not numbers", EvidenceKind.QueryError, "", Change: NotNumbers),
        new(
            "only a part of the stores answered",
            EvidenceKind.QueryError,
            "a store did not answer",
            Change: j => j["warnings"] = new JsonArray("a store did not answer")
        ),
    ];

    private static JsonArray Results(JsonObject answer) => answer["data"]?["result"] as JsonArray ?? [];

    private static void Double(JsonObject answer)
    {
        foreach (var one in Results(answer).OfType<JsonObject>().ToList())
        {
            var copy = (JsonObject)one.DeepClone();
            if (copy["metric"] is not JsonObject { Count: > 0 } labels)
                continue;
            labels["job"] = "the-same-again";
            Results(answer).Add(copy);
        }
    }

    private static void NotNumbers(JsonObject answer)
    {
        foreach (var one in Results(answer).OfType<JsonObject>())
        {
            foreach (var sample in (one["values"] as JsonArray ?? []).Append(one["value"]).OfType<JsonArray>())
                sample[1] = "NaN";
        }
    }
}
