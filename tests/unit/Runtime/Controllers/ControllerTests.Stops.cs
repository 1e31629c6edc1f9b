using MlOps.Runtime.Controllers;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Controllers;

/// <content>An orderly stop with many at work. Row Q8.</content>
public partial class ControllerTests
{
    [Fact]
    public async Task An_orderly_stop_lets_fifty_in_flight_finish_and_takes_none_of_those_that_wait()
    {
        var finish = new TaskCompletionSource<ReconcileResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var (cancelled, finished) = (0, 0);
        _reconcile = async (_, ct) =>
        {
            await using var watch = ct.Register(() => Interlocked.Increment(ref cancelled));
            var result = await finish.Task;
            Interlocked.Increment(ref finished);
            return result;
        };
        var many = new Controller("many", _queue, this, new ControllerOptions { Workers = 50 }, _time, _metrics.Reconcile, _log);
        var run = many.RunAsync(_stop.Token);
        for (var i = 0; i < 80; i++)
            _queue.Add(new("ns", $"k{i}"));
        await UntilRunsAsync(50);
        await _stop.CancelAsync();
        _time.Advance(TimeSpan.FromSeconds(14));
        await Eventually.NeverAsync(() => run.IsCompleted, "fifty are at work");
        finish.SetResult(ReconcileResult.Done);
        await run;
        (_runs.Count, finished, cancelled).ShouldBe((50, 50, 0));
    }
}
