using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MlOps.EndToEnd.Forwarding;

/// <summary>Reaches the Prometheus in the cluster through the API server's proxy, on any cluster, and fails as told.</summary>
internal sealed class PrometheusForwarder : IAsyncDisposable
{
    private readonly HttpMessageInvoker _invoker;
    private readonly string _target;
    private LoopbackServer? _server;

    private PrometheusForwarder(ApiConnection api, string ns)
    {
        _invoker = new HttpMessageInvoker(api, disposeHandler: false);
        _target = $"{api.BaseUri}api/v1/namespaces/{ns}/services/prometheus:9090/proxy";
    }

    public PrometheusFault Fault { get; set; }

    public string Url => _server!.Url;

    public static async Task<PrometheusForwarder> StartAsync(ApiConnection api, string ns)
    {
        var forwarder = new PrometheusForwarder(api, ns);
        forwarder._server = await LoopbackServer.StartAsync(_ => { }, _ => forwarder.HandleAsync);
        return forwarder;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var fault = Fault;
        if (fault == PrometheusFault.Down)
        {
            context.Abort();
            return;
        }

        if (fault == PrometheusFault.Slow)
            await Task.Delay(TimeSpan.FromSeconds(60), TimeProvider.System, context.RequestAborted);
        await AnswerAsync(context, fault);
    }

    private async Task AnswerAsync(HttpContext context, PrometheusFault fault)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), _target + context.Request.Path + context.Request.QueryString);
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
        await context.Response.Body.WriteAsync(fault == PrometheusFault.None ? answer : Change(answer, fault), context.RequestAborted);
    }

    private static byte[] Change(byte[] answer, PrometheusFault fault)
    {
        if (JsonNode.Parse(answer) is not JsonObject json || json["data"]?["result"] is not JsonArray result)
            return answer;
        var series = result.OfType<JsonObject>().ToList();
        if (fault == PrometheusFault.Empty)
            result.Clear();
        foreach (var one in fault == PrometheusFault.TwoSeries ? series : [])
        {
            var copy = one.DeepClone();
            if (copy["metric"] is not JsonObject { Count: > 0 } labels)
                continue;
            labels["job"] = "the-same-again";
            result.Add(copy);
        }

        return System.Text.Encoding.UTF8.GetBytes(json.ToJsonString());
    }
}
