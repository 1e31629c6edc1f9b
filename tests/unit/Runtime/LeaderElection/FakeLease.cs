using System.Text.Json.Nodes;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.LeaderElection;

/// <summary>A server with one lease and optimistic concurrency, behind the real client.</summary>
internal sealed class FakeLease
{
    private readonly Lock _lock = new();
    private int _version;

    public FakeLease() => Server.Otherwise = (request, ct) => AnswerAsync(request, ct);

    public ScriptedServer Server { get; } = new();

    public JsonObject? Spec { get; private set; }

    public int Writes { get; private set; }

    /// <summary>When set, what the server does instead of answering.</summary>
    public Func<ReceivedRequest, CancellationToken, Task<HttpResponseMessage>?>? Fault { get; set; }

    /// <summary>When set, the next write takes effect but its answer is lost.</summary>
    public bool LoseNextAnswer { get; set; }

    public string Holder => Spec?["holderIdentity"]?.ToString() ?? "";

    public long Transitions => Spec?["leaseTransitions"]?.GetValue<long>() ?? -1;

    public void Set(JsonObject? spec)
    {
        lock (_lock)
        {
            Spec = spec;
            _version++;
        }
    }

    private async Task<HttpResponseMessage> AnswerAsync(ReceivedRequest request, CancellationToken ct)
    {
        if (Fault?.Invoke(request, ct) is { } fault)
            return await fault;
        lock (_lock)
        {
            var answer = request.Method switch
            {
                "GET" => Spec is null ? Status(404, "NotFound") : Found(),
                "POST" => Spec is not null ? Status(409, "AlreadyExists") : Write(Json.Parse(request.Body!)),
                _ => Patch(Json.Parse(request.Body!)),
            };
            if (request.Method == "GET" || !LoseNextAnswer)
                return answer;
            LoseNextAnswer = false;
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "the answer was lost");
        }
    }

    private HttpResponseMessage Patch(JsonObject patch)
    {
        if (Spec is null)
            return Status(404, "NotFound");
        return patch["metadata"]!["resourceVersion"]!.ToString() == Version ? Write(patch) : Status(409, "Conflict");
    }

    private HttpResponseMessage Write(JsonObject body)
    {
        Spec = (JsonObject)body["spec"]!.DeepClone();
        _version++;
        Writes++;
        return Found();
    }

    private HttpResponseMessage Found() =>
        ScriptedServer.Answer(
            200,
            new JsonObject
            {
                ["metadata"] = new JsonObject
                {
                    ["name"] = "lead",
                    ["namespace"] = "ns",
                    ["resourceVersion"] = Version,
                },
                ["spec"] = Spec!.DeepClone(),
            }.ToJsonString()
        );

    private string Version => _version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static HttpResponseMessage Status(int code, string reason) =>
        ScriptedServer.Answer(code, Json.Status(code, reason, "because").ToJsonString());
}
