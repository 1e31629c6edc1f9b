using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace MlOps.EndToEnd.Forwarding.Connections;

/// <summary>One connection that an operator made, below TLS, and what can become of it.</summary>
internal sealed class ClientConnection(ConnectionContext context)
{
    private volatile bool _isSilent;

    /// <summary>Ends it at once, without a word.</summary>
    public void Drop() => context.Abort();

    /// <summary>Neither side hears of the other any more, and neither is told.</summary>
    public void FallSilent() => _isSilent = true;

    /// <summary>Asks for new requests to be sent elsewhere, in HTTP/2 by GOAWAY; those under way go on.</summary>
    public void GoAway() => context.Features.GetRequiredFeature<IConnectionLifetimeNotificationFeature>().RequestClose();

    public async Task ServeAsync(ConnectionDelegate next)
    {
        var transport = context.Transport;
        await using var stream = new GatedStream(transport.Input.AsStream(), transport.Output.AsStream(), () => _isSilent);
        context.Features.Set(this);
        context.Transport = new Pipes(PipeReader.Create(stream), PipeWriter.Create(stream));
        try
        {
            await next(context);
        }
        finally
        {
            context.Transport = transport;
        }
    }

    private sealed record Pipes(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
