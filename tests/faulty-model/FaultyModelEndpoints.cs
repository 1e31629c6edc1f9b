using Microsoft.AspNetCore.Http;

namespace MlOps.FaultyModel;

/// <summary>A "model" whose only skill is to fail as told.</summary>
internal sealed class FaultyModelEndpoints(FaultyModelOptions options, Amounts amounts, TimeProvider time)
{
    private readonly FailureSequence _failures = new(options.FailPercent, options.Seed);
    private readonly FailureSequence _probeFailures = new(options.FailPercent, options.Seed);
    private readonly CrashCounter _crash = new(options.CrashAfter, options.CrashCode);
    private readonly CapacityLimit _capacity = new(options.CapacityPerSecond, time);

    public async Task PredictAsync(HttpContext context)
    {
        _crash.Count();
        amounts.Next();
        if (options.Latency > TimeSpan.Zero)
            await Task.Delay(options.Latency, time, context.RequestAborted);
        if (_capacity.IsExceeded())
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        else
            await AnswerAsync(context, _failures.NextFails());
    }

    // A sequence of its own: probing must not change which of the clients' requests fail.
    public Task ProbeAsync(HttpContext context) => AnswerAsync(context, options.FailProbes || _probeFailures.NextFails());

    private static Task AnswerAsync(HttpContext context, bool fails)
    {
        context.Response.StatusCode = fails ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(fails ? """{"error":"as told"}""" : """{"prediction":1}""", context.RequestAborted);
    }
}
