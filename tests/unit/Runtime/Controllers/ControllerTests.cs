using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MlOps.Runtime.Api;
using MlOps.Runtime.Controllers;
using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;
using MlOps.Runtime.Queues;
using MlOps.Runtime.Telemetry;
using MlOps.Runtime.Tests.Support;
using Prometheus;

namespace MlOps.Runtime.Tests.Controllers;

public partial class ControllerTests : IReconciler
{
    private static readonly ObjectKey A = new("ns", "a");
    private static readonly ObjectKey B = new("ns", "b");
    private readonly FakeTimeProvider _time = new();
    private readonly LogLines _log = new();
    private readonly CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();
    private readonly ConcurrentQueue<ObjectKey> _runs = new();
    private readonly WorkQueue<ObjectKey> _queue;
    private readonly CancellationTokenSource _stop = new();
    private readonly Controller _controller;
    private readonly RuntimeMetrics _metrics;
    private Func<ObjectKey, CancellationToken, Task<ReconcileResult>> _reconcile = (_, _) => Task.FromResult(ReconcileResult.Done);

    public ControllerTests()
    {
        var metrics = _metrics = new RuntimeMetrics(_registry);
        _queue = new WorkQueue<ObjectKey>("c", _time, new WorkQueueOptions { Jitter = () => 0.5 }, metrics.Queue);
        _controller = new Controller("c", _queue, this, new ControllerOptions { Workers = 2 }, _time, metrics.Reconcile, _log);
    }

    [Fact]
    public async Task Success_is_run_once_and_forgotten()
    {
        var run = Start();
        _queue.Add(A);
        await UntilRunsAsync(1);
        _time.Advance(TimeSpan.FromHours(1));
        await Eventually.NeverAsync(() => _runs.Count > 1, "nothing asked for another run");
        await StopAsync(run);
        await CountsAsync("success", 1);
    }

    [Fact]
    public async Task A_failure_is_tried_again_after_ever_longer_pauses_and_never_dropped()
    {
        _reconcile = (_, _) => throw new InvalidOperationException("no");
        var run = Start();
        _queue.Add(A);
        await Eventually.AdvancingAsync(_time, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(30), () => _runs.Count == 20);
        await Eventually.TrueAsync(() => _queue.Failures(A) == 20);
        _reconcile = (_, _) => Task.FromResult(ReconcileResult.Done);
        await Eventually.AdvancingAsync(_time, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), () => _queue.Failures(A) == 0);
        await StopAsync(run);
        _log.Lines.Count(l => l.Level == LogLevel.Error).ShouldBe(20);
        await CountsAsync("error", 20);
        await ShowsAsync("reconcile_errors_total", 20);
    }

    [Fact]
    public async Task One_key_that_fails_does_not_slow_down_another()
    {
        _reconcile = (key, _) => key == A ? throw new InvalidOperationException("no") : Task.FromResult(ReconcileResult.Done);
        var run = Start();
        _queue.Add(A);
        await UntilRunsAsync(1);
        for (var i = 0; i < 5; i++)
        {
            var before = _runs.Count(k => k == B);
            _queue.Add(B);
            await Eventually.TrueAsync(() => _runs.Count(k => k == B) == before + 1);
        }

        await StopAsync(run);
    }

    [Fact]
    public async Task A_terminal_failure_is_not_tried_again_until_something_changes()
    {
        _reconcile = (_, _) => throw new TerminalReconcileException("the spec is wrong");
        var run = Start();
        _queue.Add(A);
        await UntilRunsAsync(1);
        await Eventually.NeverAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromMinutes(5));
                return _runs.Count > 1;
            },
            "it is of no use"
        );
        _queue.Add(A);
        await UntilRunsAsync(2);
        await StopAsync(run);
        await CountsAsync("error", 2);
        await ShowsAsync("reconcile_errors_total", 2);
        await ShowsAsync("terminal_reconcile_errors_total", 2);
        await ShowsAsync("reconcile_panics_total", 0);
    }

    [Fact]
    public async Task What_asks_for_another_look_gets_it_at_its_time()
    {
        _reconcile = (_, _) => Task.FromResult(ReconcileResult.After(TimeSpan.FromSeconds(30)));
        var run = Start();
        _queue.Add(A);
        await UntilRunsAsync(1);
        var waited = await Eventually.AdvancingAsync(_time, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2), () => _runs.Count == 2);
        waited.ShouldBeInRange(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(33));
        await StopAsync(run);
        await CountsAsync("requeue_after", 2);
    }

    [Fact]
    public async Task A_reconcile_that_hangs_is_cancelled_counted_and_tried_again()
    {
        _reconcile = async (_, ct) =>
        {
            if (_runs.Count == 1)
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
            return ReconcileResult.Done;
        };
        var run = Start();
        _queue.Add(A);
        await UntilRunsAsync(1);
        (await Eventually.AdvancingAsync(_time, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), () => _runs.Count == 2)).ShouldBeInRange(
            TimeSpan.FromSeconds(120),
            TimeSpan.FromSeconds(130)
        );
        await StopAsync(run);
        await ShowsAsync("reconcile_timeouts_total", 1);
        await CountsAsync("error", 1);
    }

    /// <summary>Row Q3.</summary>
    [Fact]
    public async Task One_that_ignores_its_token_is_counted_and_leaves_the_other_workers_alone_until_all_hang()
    {
        var never = new TaskCompletionSource<ReconcileResult>();
        _reconcile = (key, _) => key.Name.StartsWith("hang", StringComparison.Ordinal) ? never.Task : Task.FromResult(ReconcileResult.Done);
        var run = Start();
        _queue.Add(new("ns", "hang1"));
        await UntilRunsAsync(1);
        _time.Advance(TimeSpan.FromMinutes(4));
        _controller.IsHealthy.ShouldBeTrue();
        await ShowsAsync("reconcile_timeouts_total", 1);
        await CountsAsync("error", 0);
        await ShowsAsync("active_workers", 1);
        _queue.Add(B);
        await UntilRunsAsync(2);
        _queue.Add(new("ns", "hang2"));
        await UntilRunsAsync(3);
        _time.Advance(TimeSpan.FromMinutes(4));
        _controller.IsHealthy.ShouldBeFalse();
        never.SetResult(ReconcileResult.Done);
        await StopAsync(run);
    }

    [Fact]
    public async Task The_loss_of_leadership_ends_the_controller_even_while_another_reconcile_hangs()
    {
        var never = new TaskCompletionSource<ReconcileResult>();
        _reconcile = (key, _) => key == A ? never.Task : throw new LeadershipLostException("gone");
        var run = Start();
        _queue.Add(A);
        await UntilRunsAsync(1);
        _queue.Add(B);
        await Should.ThrowAsync<LeadershipLostException>(
            run.WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System, TestContext.Current.CancellationToken)
        );
    }

    /// <summary>Row Q8.</summary>
    [Fact]
    public async Task An_orderly_stop_takes_no_more_keys_and_lets_the_one_in_flight_finish()
    {
        var finish = new TaskCompletionSource<ReconcileResult>();
        var cancelled = false;
        _reconcile = (_, ct) =>
        {
            ct.Register(() => cancelled = true);
            return finish.Task;
        };
        var run = Start();
        _queue.Add(A);
        await UntilRunsAsync(1);
        await _stop.CancelAsync();
        _queue.Add(B);
        await Eventually.NeverAsync(() => run.IsCompleted || cancelled, "the work in flight may finish");
        finish.SetResult(ReconcileResult.Done);
        await run;
        _runs.ShouldBe([A]);
    }

    [Fact]
    public async Task What_does_not_finish_in_the_drain_time_is_cut_short()
    {
        _reconcile = async (_, ct) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
            return ReconcileResult.Done;
        };
        var run = Start();
        _queue.Add(A);
        await UntilRunsAsync(1);
        await _stop.CancelAsync();
        (await Eventually.AdvancingAsync(_time, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), () => run.IsCompleted)).ShouldBeInRange(
            TimeSpan.FromSeconds(15),
            TimeSpan.FromSeconds(18)
        );
        await run;
    }

    [Fact]
    public async Task Only_an_error_that_the_world_outside_does_not_cause_is_a_defect()
    {
        var errors = new Queue<Exception>([
            new ApiException(ApiErrorKind.ServerError, 500, "down", null),
            new JsonException("not an object"),
            new InvalidOperationException("a bug"),
        ]);
        _reconcile = (_, _) => errors.TryDequeue(out var error) ? throw error : Task.FromResult(ReconcileResult.Done);
        var run = Start();
        _queue.Add(A);
        await Eventually.AdvancingAsync(_time, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), () => _runs.Count == 4);
        await StopAsync(run);
        await ShowsAsync("reconcile_errors_total", 3);
        await ShowsAsync("reconcile_panics_total", 1);
    }

    [Fact]
    public async Task Every_series_is_visible_before_the_first_reconcile()
    {
        foreach (var result in new[] { "success", "requeue_after", "error", "conflict" })
            await CountsAsync(result, 0);
        foreach (
            var metric in new[]
            {
                "reconcile_errors_total",
                "terminal_reconcile_errors_total",
                "reconcile_panics_total",
                "reconcile_timeouts_total",
                "active_workers",
                "reconcile_time_seconds_count",
            }
        )
            await ShowsAsync(metric, 0);
        await ShowsAsync("max_concurrent_reconciles", 2);
    }

    public Task<ReconcileResult> ReconcileAsync(ObjectKey key, CancellationToken ct)
    {
        _runs.Enqueue(key);
        return _reconcile(key, ct);
    }

    private Task Start() => _controller.RunAsync(_stop.Token);

    private async Task StopAsync(Task run)
    {
        await _stop.CancelAsync();
        await run.WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System);
    }

    private Task UntilRunsAsync(int count) => Eventually.TrueAsync(() => _runs.Count >= count, $"run {count}");

    private async Task CountsAsync(string result, int count) =>
        (await RuntimeFixture.ScrapeAsync(_registry)).ShouldContain(
            $"controller_runtime_reconcile_total{{controller=\"c\",result=\"{result}\"}} {count}\n"
        );

    private async Task ShowsAsync(string metric, int value) =>
        (await RuntimeFixture.ScrapeAsync(_registry)).ShouldContain($"controller_runtime_{metric}{{controller=\"c\"}} {value}\n");
}
