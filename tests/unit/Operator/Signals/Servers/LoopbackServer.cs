using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace MlOps.Operator.Tests.Signals.Servers;

/// <summary>A real HTTP server on this machine that answers as the test says.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requests;

    private LoopbackServer(WebApplication app) => _app = app;

    public int Requests => _requests;

    public IFormCollection? Form { get; private set; }

    public string? Authorization { get; private set; }

    /// <summary>What the server's clock shows; as long as nothing else is said, what a fake clock begins with.</summary>
    public DateTimeOffset Now { get; set; } = new FakeTimeProvider().Start;

    public Uri Url => new(_app.Urls.Single() + "/");

    /// <param name="answer">Writes the answer to the n-th request, counted from 1.</param>
    public static async Task<LoopbackServer> StartAsync(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new LoopbackServer(builder.Build());
        server._app.Run(async context =>
        {
            server.Form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : null;
            server.Authorization = context.Request.Headers.Authorization;
            context.Response.Headers.Date = server.Now.ToString("R");
            await answer(context, Interlocked.Increment(ref server._requests));
        });
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
