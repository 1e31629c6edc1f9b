namespace MlOps.Runtime.Tests.Support;

/// <summary>Waits for real threads to get somewhere; virtual time is moved by hand.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<bool> condition, string what = "the condition")
    {
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        while (!condition())
        {
            if (time.GetElapsedTime(started) > TimeSpan.FromSeconds(5))
                throw new TimeoutException($"{what} did not come true within 5 s");
            await Task.Delay(TimeSpan.FromMilliseconds(2), time, CancellationToken.None);
        }
    }

    /// <summary>Moves virtual time in small steps until it comes true, and returns how much was needed.</summary>
    public static async Task<TimeSpan> AdvancingAsync(
        Microsoft.Extensions.Time.Testing.FakeTimeProvider time,
        TimeSpan step,
        TimeSpan limit,
        Func<bool> condition
    )
    {
        var passed = TimeSpan.Zero;
        while (true)
        {
            await SettleAsync(condition);
            if (condition())
                return passed;
            if (passed >= limit)
            {
                // No more virtual time, but real threads may be late.
                await TrueAsync(condition, $"the condition within {limit} of virtual time");
                return passed;
            }

            time.Advance(step);
            passed += step;
        }
    }

    public static async Task NeverAsync(Func<bool> condition, string what)
    {
        for (var i = 0; i < 5; i++)
        {
            condition().ShouldBeFalse(what);
            await SettleAsync();
        }
    }

    /// <summary>
    /// Lets real threads catch up with virtual time: until the pool had nothing to do twice in a row, so that a busy
    /// machine makes a test slower and not wrong.
    /// </summary>
    public static async Task SettleAsync(Func<bool>? enough = null)
    {
        for (int quiet = 0, round = 0; quiet < 2 && round < 8; round++)
        {
            if (enough?.Invoke() == true)
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, CancellationToken.None);
            quiet = ThreadPool.PendingWorkItemCount == 0 ? quiet + 1 : 0;
        }
    }
}
