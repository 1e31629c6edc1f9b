using Microsoft.Extensions.Time.Testing;

namespace MlOps.Samples.Tests;

internal static class FakeTime
{
    /// <summary>Lets the fake clock run until the condition holds; ten real seconds at most.</summary>
    public static async Task AdvanceUntilAsync(FakeTimeProvider time, Func<bool> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(10));
            time.Advance(TimeSpan.FromSeconds(0.25));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
