using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MlOps.Samples.ModelServer;

/// <summary>Wraps a handler: what it throws becomes a 500, and every answer is counted and timed.</summary>
public sealed partial class MeasuredEndpoint(RequestMetrics metrics, TimeProvider time, ILogger logger)
{
    private int _logged;

    public RequestDelegate Wrap(RequestDelegate handler) =>
        async context =>
        {
            var start = time.GetTimestamp();
            try
            {
                await handler(context);
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // The client is gone and will not see this status; it keeps the request from counting as a success.
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            }
            catch (Exception e) when (!context.Response.HasStarted)
            {
                Report(e);
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("""{"error":"the model could not answer"}""");
            }
            finally
            {
                metrics.Observe(context.Response.StatusCode, time.GetElapsedTime(start));
            }
        };

    // The first stack traces say all there is to say; a flood of them would push it out of the pod's log.
    private void Report(Exception error)
    {
        if (Interlocked.Increment(ref _logged) <= 3)
            LogFailure(logger, error);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A prediction failed (only the first three are logged)")]
    private static partial void LogFailure(ILogger logger, Exception error);
}
