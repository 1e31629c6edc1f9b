using Microsoft.Extensions.Time.Testing;
using MlOps.Operator.Hosting;

namespace MlOps.Operator.Tests.Hosting;

public sealed class HeapCompactionTests
{
    [Fact]
    public async Task Collects_once_a_minute()
    {
        var (time, count) = (new FakeTimeProvider(), 0);
        using var stop = new CancellationTokenSource();
        var run = new HeapCompaction(time, () => count++).RunAsync(stop.Token);
        for (var minute = 0; minute < 3; minute++)
        {
            count.ShouldBe(minute);
            time.Advance(HeapCompaction.Interval);
        }

        count.ShouldBe(3);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task Takes_no_more_than_a_thousandth_of_the_time()
    {
        var (time, count) = (new FakeTimeProvider(), 0);
        using var stop = new CancellationTokenSource();
        var run = new HeapCompaction(
            time,
            () =>
            {
                count++;
                time.Advance(TimeSpan.FromSeconds(1));
            }
        ).RunAsync(stop.Token);
        time.Advance(HeapCompaction.Interval);
        time.Advance(TimeSpan.FromSeconds(999));
        count.ShouldBe(1);
        time.Advance(TimeSpan.FromSeconds(1));
        count.ShouldBe(2);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => run);
    }
}
