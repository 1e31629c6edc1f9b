using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace MlOps.EndToEnd.Forwarding.Faults;

/// <summary>Lets one request go wrong.</summary>
internal static class FaultInjection
{
    private const string Lost = "lose-reply";

    /// <summary>Whether the answer to this request, which the server has carried out, must not get through.</summary>
    public static bool LosesReply(HttpContext context) => context.Items.ContainsKey(Lost);

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
                context.Items[Lost] = true;
                await pass(context);
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
