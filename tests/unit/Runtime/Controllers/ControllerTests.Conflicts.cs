using Microsoft.Extensions.Logging;
using MlOps.Runtime.Api;
using MlOps.Runtime.Controllers;
using MlOps.Runtime.Tests.Support;

namespace MlOps.Runtime.Tests.Controllers;

public partial class ControllerTests
{
    /// <summary>Row K1: a conflict is how optimistic concurrency works, not an incident.</summary>
    [Theory]
    [InlineData(ApiErrorKind.Conflict)]
    [InlineData(ApiErrorKind.NotFound)]
    [InlineData(null)]
    public async Task A_conflict_is_tried_again_without_an_error_in_the_log(ApiErrorKind? kind)
    {
        _reconcile = (_, _) =>
            _runs.Count > 1 ? Task.FromResult(ReconcileResult.Done)
            : kind is { } known ? throw new ApiException(known, 409, "changed meanwhile")
            : throw new ReconcileConflictException("changed meanwhile");
        var run = Start();
        _queue.Add(A);
        await Eventually.AdvancingAsync(_time, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5), () => _runs.Count == 2);
        await StopAsync(run);
        _log.Count(LogLevel.Warning).ShouldBe(0);
        await CountsAsync("conflict", 1);
        await ShowsAsync("reconcile_errors_total", 0);
    }

    /// <summary>One that rests on a stale view repeats until the watch is back, which may take hours.</summary>
    [Fact]
    public async Task Conflicts_without_end_are_backed_off_from()
    {
        _reconcile = (_, _) => throw new ApiException(ApiErrorKind.Conflict, 409, "changed meanwhile");
        var run = Start();
        _queue.Add(A);
        await UntilRunsAsync(1);
        for (var second = 0; second < 60; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Eventually.SettleAsync();
        }

        _runs.Count.ShouldBeInRange(5, 12);
        await StopAsync(run);
    }
}
