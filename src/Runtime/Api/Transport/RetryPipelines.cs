using Polly;
using Polly.Retry;

namespace MlOps.Runtime.Api.Transport;

/// <summary>What may be sent again.</summary>
internal static class RetryPipelines
{
    /// <summary>A read has no effect, so every transient error is worth another attempt.</summary>
    public static ResiliencePipeline ForReads(KubeApiOptions options, TimeProvider time) => Build(options, time, e => e.IsTransient);

    /// <summary>A write only when the server surely did nothing; otherwise its caller has to look first.</summary>
    public static ResiliencePipeline ForWrites(KubeApiOptions options, TimeProvider time) =>
        Build(options, time, e => e.IsTransient && e.SurelyNotApplied);

    private static ResiliencePipeline Build(KubeApiOptions options, TimeProvider time, Func<ApiException, bool> again)
    {
        if (options.Retries == 0)
            return ResiliencePipeline.Empty;
        return new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = options.Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = options.BaseDelay,
                    MaxDelay = options.MaxDelay,
                    Randomizer = options.Jitter,
                    ShouldHandle = args =>
                        ValueTask.FromResult(
                            args.Outcome.Exception is ApiException e && again(e) && !(e.RetryAfter > options.MaxRetryAfter)
                        ),
                    DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as ApiException)?.RetryAfter),
                }
            )
            .Build();
    }
}
