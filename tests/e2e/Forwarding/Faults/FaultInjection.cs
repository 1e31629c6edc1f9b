using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using MlOps.EndToEnd.Forwarding.Connections;

namespace MlOps.EndToEnd.Forwarding.Faults;

/// <summary>Lets one request go wrong.</summary>
internal static class FaultInjection
{
    private const string Lost = "lose-reply";

    /// <summary>Loses the answer to a request that the server has carried out, if that is what shall happen to it.</summary>
    /// <returns>Whether it is lost.</returns>
    public static bool LosesReply(HttpContext context)
    {
        if (context.Items[Lost] is not Action lose)
            return false;
        lose();
        return true;
    }

    public static async Task ApplyAsync(HttpContext context, Fault? fault, RequestDelegate pass)
    {
        var gone = context.RequestAborted;
        switch (fault)
        {
            case null:
                await pass(context);
                break;
            case Fault.Drop:
                context.Abort();
                break;
            case Fault.Hold hold:
                await hold.Until.WaitAsync(gone);
                await pass(context);
                break;
            case Fault.LoseReply:
                await LoseAsync(context, context.Abort, pass);
                break;
            case Fault.Disconnect:
                await LoseAsync(context, ConnectionOf(context).Drop, pass);
                break;
            case Fault.FallSilent:
                await LoseAsync(context, ConnectionOf(context).FallSilent, pass);
                break;
            case Fault.CutAfter cut:
                context.Response.Body = new LimitedStream(context.Response.Body, cut.Bytes, context.Abort);
                await pass(context);
                break;
            case Fault.SilenceAfter silence:
                context.Response.Body = new LimitedStream(context.Response.Body, silence.Bytes, () => { });
                await pass(context);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, gone);
                break;
            case Fault.Answer answer:
                await AnswerAsync(context, answer, gone);
                break;
            default:
                throw new NotSupportedException($"no idea how to {fault.GetType().Name}");
        }
    }

    private static Task LoseAsync(HttpContext context, Action how, RequestDelegate pass)
    {
        context.Items[Lost] = how;
        return pass(context);
    }

    private static ClientConnection ConnectionOf(HttpContext context) => context.Features.GetRequiredFeature<ClientConnection>();

    private static async Task AnswerAsync(HttpContext context, Fault.Answer answer, CancellationToken gone)
    {
        await Task.Delay(TimeSpan.FromSeconds(answer.WaitSeconds), TimeProvider.System, gone);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        if (answer.RetryAfterSeconds is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await context.Response.WriteAsync(answer.Body, gone);
    }
}
