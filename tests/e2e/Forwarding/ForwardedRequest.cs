using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using MlOps.EndToEnd.Forwarding.Faults;
using Yarp.ReverseProxy.Forwarder;

namespace MlOps.EndToEnd.Forwarding;

/// <summary>Passes requests on unchanged and records those that write.</summary>
internal sealed class ForwardedRequest(ConcurrentQueue<ApiWrite> writes) : HttpTransformer
{
    private const string BodyItem = "body";

    public Action<ApiWrite>? Carried { get; set; }

    public static async Task RememberBodyAsync(HttpContext context)
    {
        if (!IsWrite(context.Request.Method))
            return;
        context.Request.EnableBuffering(8 << 20);
        using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
        context.Items[BodyItem] = await reader.ReadToEndAsync(context.RequestAborted);
        context.Request.Body.Position = 0;
    }

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext,
        HttpRequestMessage proxyRequest,
        string destinationPrefix,
        CancellationToken cancellationToken
    )
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        // Else the server's certificate would be checked against our own address.
        proxyRequest.Headers.Host = null;
        // The connection brings the credentials of the real kubeconfig.
        proxyRequest.Headers.Authorization = null;
    }

    public override ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext,
        HttpResponseMessage? proxyResponse,
        CancellationToken cancellationToken
    )
    {
        if (IsWrite(httpContext.Request.Method) && proxyResponse is not null)
        {
            var write = new ApiWrite(
                TimeProvider.System.GetUtcNow(),
                httpContext.Request.Method,
                httpContext.Request.Path.Value ?? "",
                httpContext.Items[BodyItem] as string ?? "",
                (int)proxyResponse.StatusCode
            );
            writes.Enqueue(write);
            if (!write.IsBookkeeping)
                Carried?.Invoke(write);
        }

        return FaultInjection.LosesReply(httpContext)
            ? ValueTask.FromResult(false)
            : base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
    }

    private static bool IsWrite(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method);
}
