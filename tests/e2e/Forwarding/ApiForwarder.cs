using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Forwarder;

namespace MlOps.EndToEnd.Forwarding;

/// <summary>Stands between an operator and the real API server: counts every write, and can end the operator right after one.</summary>
internal sealed class ApiForwarder : IAsyncDisposable
{
    private static readonly ForwarderRequestConfig Patient = new() { ActivityTimeout = TimeSpan.FromHours(1), AllowResponseBuffering = false };
    private readonly ConcurrentQueue<ApiWrite> _writes = new();
    private readonly LoopbackServer _server;

    private ApiForwarder(LoopbackServer server, ConcurrentQueue<ApiWrite> writes, ForwardedRequest transformer) =>
        (_server, _writes, Transformer) = (server, writes, transformer);

    public string Url => _server.Url;

    /// <summary>Called once the server has carried a write out and before the operator hears of it.</summary>
    public Action<ApiWrite>? Carried { set => Transformer.Carried = value; }

    /// <summary>All writes but those to leases and events, in order.</summary>
    public IReadOnlyList<ApiWrite> Writes => [.. _writes.Where(w => !w.IsBookkeeping)];

    private ForwardedRequest Transformer { get; }

    public static async Task<ApiForwarder> StartAsync(ApiConnection api)
    {
        var writes = new ConcurrentQueue<ApiWrite>();
        var transformer = new ForwardedRequest(writes);
        var invoker = new HttpMessageInvoker(api, disposeHandler: false);
        var server = await LoopbackServer.StartAsync(
            services => services.AddHttpForwarder(),
            provider => context => ForwardAsync(provider.GetRequiredService<IHttpForwarder>(), context, api.BaseUri, invoker, transformer));
        return new ApiForwarder(server, writes, transformer);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task ForwardAsync(IHttpForwarder forwarder, HttpContext context, string to, HttpMessageInvoker invoker, ForwardedRequest transformer)
    {
        await ForwardedRequest.RememberBodyAsync(context);
        await forwarder.SendAsync(context, to, invoker, Patient, transformer);
    }
}
