namespace MlOps.Runtime.Queues;

/// <summary>Exponential back-off up to a cap, spread by ±25 % so that what failed together does not come back together.</summary>
public sealed class Backoff(TimeSpan first, TimeSpan cap, Func<double> jitter)
{
    /// <summary>The pause after this many failures before the last one.</summary>
    public TimeSpan Delay(int failures)
    {
        // Beyond 2^40 every first pause has met its cap; a larger exponent would only overflow.
        var grown = first.TotalMilliseconds * Math.Pow(2, Math.Min(failures, 40));
        var capped = Math.Min(grown, cap.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(Math.Min(capped * (0.75 + (0.5 * jitter())), cap.TotalMilliseconds));
    }
}
