using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using MlOps.EndToEnd.Forwarding.Connections;
using MlOps.EndToEnd.Forwarding.Faults;
using Yarp.ReverseProxy.Forwarder;

namespace MlOps.EndToEnd.Forwarding;

/// <summary>
/// Stands between an operator and the real API server, and speaks to the operator as that does: TLS, HTTP/2, a token. It remembers every
/// request, lets some go wrong as its script says, breaks connections, and can end the operator right after a write.
/// </summary>
internal sealed class ApiForwarder : IAsyncDisposable
{
    private const string Unauthorized =
        """{"kind":"Status","apiVersion":"v1","status":"Failure","message":"Unauthorized","reason":"Unauthorized","code":401}""";
    private static readonly ForwarderRequestConfig LongRunning = new()
    {
        ActivityTimeout = TimeSpan.FromHours(1),
        AllowResponseBuffering = false,
    };
    private readonly ConcurrentQueue<ApiWrite> _writes = new();
    private readonly ConcurrentQueue<ApiCall> _calls = new();
    private readonly ConcurrentQueue<ApiCall> _refused = new();
    private readonly ConcurrentDictionary<HttpContext, ApiCall> _open = new();
    private readonly ClientConnections _connections = new();
    private readonly ForwardedRequest _transformer;
    private ForwarderServer? _server;

    private ApiForwarder() => _transformer = new ForwardedRequest(_writes);

    /// <summary>Who it is to an operator.</summary>
    public ServerIdentity Identity { get; } = new();

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

    /// <summary>Requests that are under way.</summary>
    public IReadOnlyList<ApiCall> Open => [.. _open.Values];

    /// <summary>Requests that brought a wrong token.</summary>
    public IReadOnlyList<ApiCall> Refused => [.. _refused];

    public static async Task<ApiForwarder> StartAsync(ApiConnection api, ServerOptions options)
    {
        var forwarder = new ApiForwarder();
        var invoker = new HttpMessageInvoker(api, disposeHandler: false);
        forwarder._server = await ForwarderServer.StartAsync(
            services => services.AddHttpForwarder(),
            provider => context => forwarder.HandleAsync(provider.GetRequiredService<IHttpForwarder>(), context, api.BaseUri, invoker),
            server => forwarder.Listen(server, options)
        );
        return forwarder;
    }

    /// <summary>Breaks requests that are under way, and nothing else where HTTP/2 is spoken: their streams are reset.</summary>
    public void Sever(Func<ApiCall, bool> which)
    {
        foreach (var (context, _) in _open.Where(o => which(o.Value)))
            context.Abort();
    }

    /// <summary>Drops the connections that carry such requests at the moment, and with each whatever else it carries.</summary>
    public void Disconnect(Func<ApiCall, bool> which) => _connections.Each(Carrying(which), c => c.Drop());

    /// <summary>Drops every connection, also the idle ones.</summary>
    public void DisconnectAll() => _connections.Each(_connections.Ids, c => c.Drop());

    /// <summary>The connections that carry such requests stay open but bring nothing any more, in neither direction.</summary>
    public void Silence(Func<ApiCall, bool> which) => _connections.Each(Carrying(which), c => c.FallSilent());

    /// <summary>The connections that carry such requests take no new ones.</summary>
    public void GoAway(Func<ApiCall, bool> which) => _connections.Each(Carrying(which), c => c.GoAway());

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        Identity.Dispose();
    }

    private IEnumerable<string> Carrying(Func<ApiCall, bool> which) => Open.Where(which).Select(c => c.Connection);

    private void Listen(KestrelServerOptions server, ServerOptions options)
    {
        server.Limits.Http2.MaxStreamsPerConnection = options.StreamsPerConnection;
        server.Listen(
            IPAddress.Loopback,
            0,
            endpoint =>
            {
                endpoint.Protocols = options.Protocols;
                _connections.Listen(endpoint);
                endpoint.UseHttps(tls => tls.ServerCertificateSelector = (_, _) => Identity.Certificate);
            }
        );
    }

    private async Task HandleAsync(IHttpForwarder forwarder, HttpContext context, string to, HttpMessageInvoker invoker)
    {
        var call = ApiCall.Of(context);
        _calls.Enqueue(call);
        if (!Identity.LetsIn(context.Request.Headers.Authorization.ToString()))
        {
            _refused.Enqueue(call);
            await FaultInjection.ApplyAsync(context, new Fault.Answer(401, Unauthorized), _ => Task.CompletedTask);
            return;
        }

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
