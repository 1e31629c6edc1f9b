using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MlOps.EndToEnd.Forwarding.Faults;
using Yarp.ReverseProxy.Forwarder;

namespace MlOps.EndToEnd.Forwarding;

/// <summary>
/// Stands between an operator and the real API server: remembers every request, lets some go wrong as its script says, and can
/// end the operator right after a write.
/// </summary>
internal sealed class ApiForwarder : IAsyncDisposable
{
    private static readonly ForwarderRequestConfig LongRunning = new()
    {
        ActivityTimeout = TimeSpan.FromHours(1),
        AllowResponseBuffering = false,
    };
    private readonly ConcurrentQueue<ApiWrite> _writes = new();
    private readonly ConcurrentQueue<ApiCall> _calls = new();
    private readonly ConcurrentDictionary<HttpContext, ApiCall> _open = new();
    private readonly ForwardedRequest _transformer;
    private ForwarderServer? _server;

    private ApiForwarder() => _transformer = new ForwardedRequest(_writes);

    public string Url => _server!.Url;

    /// <summary>Which requests go wrong.</summary>
    public FaultScript Script { get; } = new();

    /// <summary>Called once the server has carried a write out and before the operator hears of it.</summary>
    public Action<ApiWrite>? Carried
    {
        set => _transformer.Carried = value;
    }

    /// <summary>All writes that reached the server but those to leases and events, in order.</summary>
    public IReadOnlyList<ApiWrite> Writes => [.. _writes.Where(w => !w.IsBookkeeping)];

    /// <summary>All writes that reached the server, in order.</summary>
    public IReadOnlyList<ApiWrite> AllWrites => [.. _writes];

    /// <summary>All requests in order, also those that went wrong on the way.</summary>
    public IReadOnlyList<ApiCall> Calls => [.. _calls];

    public static async Task<ApiForwarder> StartAsync(ApiConnection api)
    {
        var forwarder = new ApiForwarder();
        var invoker = new HttpMessageInvoker(api, disposeHandler: false);
        forwarder._server = await ForwarderServer.StartAsync(
            services => services.AddHttpForwarder(),
            provider => context => forwarder.HandleAsync(provider.GetRequiredService<IHttpForwarder>(), context, api.BaseUri, invoker)
        );
        return forwarder;
    }

    /// <summary>Breaks the connections of requests that are under way.</summary>
    public void Sever(Func<ApiCall, bool> which)
    {
        foreach (var (context, _) in _open.Where(o => which(o.Value)))
            context.Abort();
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task HandleAsync(IHttpForwarder forwarder, HttpContext context, string to, HttpMessageInvoker invoker)
    {
        var request = context.Request;
        var call = new ApiCall(TimeProvider.System.GetUtcNow(), request.Method, request.Path.Value ?? "", request.QueryString.Value ?? "");
        _calls.Enqueue(call);
        _open[context] = call;
        try
        {
            await ForwardedRequest.RememberBodyAsync(context);
            await FaultInjection.ApplyAsync(
                context,
                Script.For(call),
                async c => await forwarder.SendAsync(c, to, invoker, LongRunning, _transformer)
            );
        }
        finally
        {
            _open.TryRemove(context, out _);
        }
    }
}
