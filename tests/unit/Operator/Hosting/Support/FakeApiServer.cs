using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MlOps.Operator.Tests.Hosting.Support;

/// <summary>An API server on this machine: what is put into it is listed and read, watches stay silent, writes are accepted.</summary>
internal sealed class FakeApiServer : IAsyncDisposable
{
    /// <summary>A real one takes ten thousand levels; this is as many as can be written here.</summary>
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1000 };

    private readonly WebApplication _app;
    private readonly string _kubeconfig = Path.GetTempFileName();
    private readonly CancellationTokenSource _stop = new();
    private int _version = 100;

    private FakeApiServer(WebApplication app) => _app = app;

    /// <summary>Objects by path, such as <c>/apis/group/v1/namespaces/ns/things/name</c>.</summary>
    public ConcurrentDictionary<string, JsonObject> Objects { get; } = new();

    /// <summary>Writes as <c>METHOD path</c>.</summary>
    public ConcurrentQueue<string> Writes { get; } = new();

    /// <summary>Requests by path and connection.</summary>
    public ConcurrentQueue<(string Path, string Connection)> Asked { get; } = new();

    /// <summary>What was asked to be written, and the ends of watches, in order.</summary>
    public ConcurrentQueue<string> Course { get; } = new();

    /// <summary>A kind whose watches are refused.</summary>
    public string? Unwatchable { get; set; }

    /// <summary>A kind whose lists are refused.</summary>
    public string? Unlistable { get; set; }

    /// <summary>A path whose writes take effect but are not answered.</summary>
    public string? Unanswered { get; set; }

    /// <summary>Whether written statuses and Events are kept, as a real one keeps them.</summary>
    public bool Keeps { get; set; }

    /// <summary>Events that were created, as they came.</summary>
    public ConcurrentQueue<string> Said { get; } = new();

    /// <summary>An object that somebody deletes between the look at it and the next write to it.</summary>
    public string? GoneAtWrite { get; set; }

    /// <summary>An object that somebody changes between the look at it and the next write to it, once.</summary>
    public string? ChangedAtWrite { get; set; }

    public string Kubeconfig => _kubeconfig;

    public static async Task<FakeApiServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FakeApiServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        await File.WriteAllTextAsync(
            server._kubeconfig,
            $$$$"""
            {"apiVersion": "v1", "kind": "Config", "current-context": "c", "users": [{"name": "u", "user": {"username": "test", "password": "test"}}],
             "contexts": [{"name": "c", "context": {"cluster": "s", "user": "u"}}],
             "clusters": [{"name": "s", "cluster": {"server": "{{{{server._app.Urls.Single()}}}}"}}]}
            """
        );
        return server;
    }

    /// <summary>A lease that another process holds for as long as nobody moves the clock.</summary>
    public FakeApiServer LedByAnother()
    {
        Objects["/apis/coordination.k8s.io/v1/namespaces/mlops-system/leases/mlops-operator"] = JsonNode
            .Parse(
                """
                {"metadata": {"name": "mlops-operator", "namespace": "mlops-system", "resourceVersion": "1"}, "spec": {"holderIdentity": "another", "leaseDurationSeconds": 15}}
                """
            )!
            .AsObject();
        return this;
    }

    public FakeApiServer WithPolicy(string name)
    {
        Objects[PolicyPath(name)] = JsonNode
            .Parse(
                $$$$"""
                {"apiVersion": "mlops-operator.io/v1alpha1", "kind": "SloPolicy",
                 "metadata": {"name": "{{{{name}}}}", "namespace": "shop", "uid": "uid-{{{{name}}}}", "resourceVersion": "1", "generation": 1},
                 "spec": {"modelRef": {"name": "fraud"}, "objectives": [{"name": "availability", "target": "99", "sli": {"events": {"bad": "bad_total", "total": "all_total"}}}]}}
                """
            )!
            .AsObject();
        return this;
    }

    /// <param name="name">The name of the model.</param>
    /// <param name="levels">How deep a field of its template is nested.</param>
    public FakeApiServer WithModel(string name, int levels = 0)
    {
        Objects[ModelPath(name)] = JsonNode
            .Parse(
                $$$$"""
                {"apiVersion": "mlops-operator.io/v1alpha1", "kind": "ModelDeployment",
                 "metadata": {"name": "{{{{name}}}}", "namespace": "shop", "uid": "uid-{{{{name}}}}", "resourceVersion": "1", "generation": 1},
                 "spec": {"model": {"name": "{{{{name}}}}", "version": "1"}, "replicas": 1, "service": {"ports": [{"name": "http", "port": 80, "targetPort": 8080}]},
                          "template": {"spec": {"containers": [{"name": "model", "image": "model:1"}]}, "x": {{{{Nested(levels)}}}} } } }
                """,
                null,
                Deep
            )!
            .AsObject();
        return this;
    }

    private static string Nested(int levels) => string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "null" + new string('}', levels);

    public static string ModelPath(string name) => $"/apis/mlops-operator.io/v1alpha1/namespaces/shop/modeldeployments/{name}";

    public static string PolicyPath(string name) => $"/apis/mlops-operator.io/v1alpha1/namespaces/shop/slopolicies/{name}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _app.DisposeAsync();
        File.Delete(_kubeconfig);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        Asked.Enqueue((path, context.Connection.Id));
        if (context.Request.Query.ContainsKey("watch") && Unwatchable is { } kind && path.EndsWith(kind, StringComparison.Ordinal))
            await RefuseAsync(context, 403, "Forbidden", "not yours to watch");
        else if (context.Request.Query.ContainsKey("watch"))
            await KeepStillAsync(context);
        else if (context.Request.Method != "GET" && GoneAtWrite is { } gone && path.StartsWith(gone, StringComparison.Ordinal))
            await VanishAsync(context, gone);
        else if (context.Request.Method != "GET" && ChangedAtWrite is { } changed && path.StartsWith(changed, StringComparison.Ordinal))
        {
            ChangedAtWrite = null;
            await RefuseAsync(context, 409, "Conflict", "the object has been modified");
        }
        else if (context.Request.Method != "GET")
            await AcceptAsync(context, path);
        else if (Objects.TryGetValue(path, out var found))
            await context.Response.WriteAsync(found.ToJsonString());
        else if (Unlistable is { } hidden && path.EndsWith(hidden, StringComparison.Ordinal))
            await RefuseAsync(context, 403, "Forbidden", "not yours to list");
        else if (context.Request.Query.ContainsKey("limit"))
            await context.Response.WriteAsync(ListOf(path.Split('/')[^1]).ToJsonString());
        else
            await RefuseAsync(context);
    }

    private async Task KeepStillAsync(HttpContext context)
    {
        await context.Response.StartAsync();
        await context.Response.Body.FlushAsync();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stop.Token);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, either.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        Course.Enqueue("watch ended");
    }

    private async Task AcceptAsync(HttpContext context, string path)
    {
        if (await JsonNode.ParseAsync(context.Request.Body, null, Deep) is not JsonObject body)
            body = [];
        if (context.Request.Method == "POST" && Objects.ContainsKey($"{path}/{body["metadata"]?["name"]}"))
        {
            await RefuseAsync(context, 409, "AlreadyExists", $"{body["metadata"]?["name"]} already exists");
            return;
        }

        if (Keeps && !Kept(context.Request.Method, path, body))
        {
            await RefuseAsync(context, 409, "Conflict", "the object has been modified");
            return;
        }

        (body["metadata"] as JsonObject ?? []).TryAdd("resourceVersion", "2");
        if (path.EndsWith("/events", StringComparison.Ordinal))
            Said.Enqueue(body.ToJsonString());
        Writes.Enqueue($"{context.Request.Method} {path}");
        Course.Enqueue($"{context.Request.Method} {path} {body.ToJsonString()}");
        if (path == Unanswered)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = context.Request.Method == "POST" ? 201 : 200;
        await context.Response.WriteAsync(body.ToJsonString());
    }

    /// <returns>False when it was written for another version than the one that is there.</returns>
    private bool Kept(string method, string path, JsonObject body)
    {
        if (method == "POST" && path.EndsWith("/events", StringComparison.Ordinal))
            Objects[$"{path}/{body["metadata"]!["name"]}"] = (JsonObject)body.DeepClone();
        if (method != "PATCH" || !Objects.TryGetValue(path.Replace("/status", "", StringComparison.Ordinal), out var known))
            return true;
        var metadata = known["metadata"]!;
        if (body["metadata"]?["resourceVersion"] is { } wanted && wanted.ToString() != metadata["resourceVersion"]?.ToString())
            return false;
        Merge(known, (JsonObject)body.DeepClone());
        metadata["resourceVersion"] = $"{Interlocked.Increment(ref _version)}";
        return true;
    }

    /// <summary>RFC 7386.</summary>
    private static void Merge(JsonObject known, JsonObject patch)
    {
        foreach (var (name, value) in patch.ToList())
        {
            if (value is null)
                known.Remove(name);
            else if (value is JsonObject inner && known[name] is JsonObject target)
                Merge(target, inner);
            else
                known[name] = value.DeepClone();
        }
    }

    private Task VanishAsync(HttpContext context, string path)
    {
        Objects.TryRemove(path, out _);
        return RefuseAsync(context);
    }

    private static Task RefuseAsync(HttpContext context, int code = 404, string reason = "NotFound", string message = "not found")
    {
        context.Response.StatusCode = code;
        return context.Response.WriteAsync(
            new JsonObject
            {
                ["kind"] = "Status",
                ["status"] = "Failure",
                ["reason"] = reason,
                ["message"] = message,
                ["code"] = code,
            }.ToJsonString()
        );
    }

    private JsonObject ListOf(string plural) =>
        new()
        {
            ["metadata"] = new JsonObject { ["resourceVersion"] = "1" },
            ["items"] = new JsonArray([
                .. Objects.Where(o => o.Key.Contains($"/{plural}/", StringComparison.Ordinal)).Select(o => o.Value.DeepClone()),
            ]),
        };
}
