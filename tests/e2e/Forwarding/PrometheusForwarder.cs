using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using MlOps.EndToEnd.Forwarding.Faults;

namespace MlOps.EndToEnd.Forwarding;

/// <summary>Reaches the Prometheus in the cluster through the API server's proxy, on any cluster, and fails as told.</summary>
internal sealed class PrometheusForwarder : IAsyncDisposable
{
    private readonly HttpMessageInvoker _invoker;
    private readonly string _target;
    private ForwarderServer? _server;
    private int _questions;

    private PrometheusForwarder(ApiConnection api, string ns)
    {
        _invoker = new HttpMessageInvoker(api, disposeHandler: false);
        _target = $"{api.BaseUri}api/v1/namespaces/{ns}/services/prometheus:9090/proxy";
    }

    /// <summary>What is wrong with it at the moment; null while all is well.</summary>
    public PrometheusFault? Fault { get; set; }

    /// <summary>Requests so far.</summary>
    public int Questions => Volatile.Read(ref _questions);

    public string Url => _server!.Url;

    public static async Task<PrometheusForwarder> StartAsync(ApiConnection api, string ns)
    {
        var forwarder = new PrometheusForwarder(api, ns);
        forwarder._server = await ForwarderServer.StartAsync(_ => { }, _ => forwarder.HandleAsync);
        return forwarder;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref _questions);
        var fault = Fault;
        await FaultInjection.ApplyAsync(context, fault?.Fault, c => AnswerAsync(c, fault?.Change));
    }

    private async Task AnswerAsync(HttpContext context, Action<JsonObject>? change)
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method),
            _target + context.Request.Path + context.Request.QueryString
        );
        if (HttpMethods.IsPost(context.Request.Method))
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        using var response = await _invoker.SendAsync(request, context.RequestAborted);
        var answer = await response.Content.ReadAsByteArrayAsync(context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(change is null ? answer : Changed(answer, change), context.RequestAborted);
    }

    private static byte[] Changed(byte[] answer, Action<JsonObject> change)
    {
        if (JsonNode.Parse(answer) is not JsonObject json)
            return answer;
        change(json);
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }
}
