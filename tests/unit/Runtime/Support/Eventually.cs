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
        Microsoft.Extensions.Time.Testing.FakeTimeProvider time, TimeSpan step, TimeSpan limit, Func<bool> condition)
    {
        var passed = TimeSpan.Zero;
        while (true)
        {
            for (var i = 0; i < 8 && !condition(); i++)
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, CancellationToken.None);
            if (condition())
                return passed;
            if (passed >= limit)
                throw new TimeoutException($"not within {limit} of virtual time");
            time.Advance(step);
            passed += step;
        }
    }

    public static async Task NeverAsync(Func<bool> condition, string what)
    {
        for (var i = 0; i < 15; i++)
        {
            condition().ShouldBeFalse(what);
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, CancellationToken.None);
        }
    }
}
