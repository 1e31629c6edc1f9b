using Microsoft.Extensions.Time.Testing;
using MlOps.Runtime.Queues;
using MlOps.Runtime.Telemetry;
using MlOps.Runtime.Tests.Support;
using Prometheus;

namespace MlOps.Runtime.Tests.Queues;

public class WorkQueueTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly WorkQueue<string> _queue;
    private readonly CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();

    public WorkQueueTests() =>
        _queue = new WorkQueue<string>("q", _time, new WorkQueueOptions { Jitter = () => 0.5 }, new RuntimeMetrics(_registry).Queue);

    [Fact]
    public async Task Hands_out_keys_in_the_order_they_came()
    {
        _queue.Add("a");
        _queue.Add("b");
        (await TakeAsync()).ShouldBe("a");
        (await TakeAsync()).ShouldBe("b");
    }

    [Fact]
    public async Task A_key_added_twice_is_handed_out_once()
    {
        _queue.Add("a");
        _queue.Add("a");
        await TakeAsync();
        _queue.Depth.ShouldBe(0);
    }

    [Fact]
    public async Task A_key_added_a_thousand_times_in_work_comes_back_exactly_once()
    {
        _queue.Add("a");
        await TakeAsync();
        for (var i = 0; i < 1000; i++)
            _queue.Add("a");
        _queue.Depth.ShouldBe(0);
        _queue.Done("a");
        _queue.Depth.ShouldBe(1);
        await TakeAsync();
        _queue.Done("a");
        _queue.Depth.ShouldBe(0);
    }

    [Fact]
    public async Task A_waiting_taker_gets_the_next_key()
    {
        var waiting = _queue.TakeAsync(CancellationToken.None);
        waiting.IsCompleted.ShouldBeFalse();
        _queue.Add("a");
        (await waiting).ShouldBe((true, "a"));
    }

    [Fact]
    public async Task A_taker_that_was_cancelled_takes_no_key_with_it()
    {
        using var gone = new CancellationTokenSource();
        var waiting = _queue.TakeAsync(gone.Token);
        var next = _queue.TakeAsync(CancellationToken.None);
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(waiting);
        _queue.Add("a");
        (await next).Key.ShouldBe("a");
    }

    [Fact]
    public void A_delayed_key_becomes_ready_at_its_time_and_not_before()
    {
        _queue.AddAfter("a", TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(9.999));
        _queue.Depth.ShouldBe(0);
        _time.Advance(TimeSpan.FromSeconds(0.001));
        _queue.Depth.ShouldBe(1);
    }

    [Theory]
    [InlineData(10, 5)]
    [InlineData(5, 10)]
    public async Task Of_two_schedules_the_earlier_wins_and_the_later_does_not_fire(int first, int second)
    {
        _queue.AddAfter("a", TimeSpan.FromSeconds(first));
        _queue.AddAfter("a", TimeSpan.FromSeconds(second));
        _time.Advance(TimeSpan.FromSeconds(5));
        await TakeAsync();
        _queue.Done("a");
        _time.Advance(TimeSpan.FromMinutes(1));
        _queue.Depth.ShouldBe(0);
    }

    [Fact]
    public async Task A_key_added_now_does_not_fire_again_at_the_time_it_was_waiting_for()
    {
        _queue.AddAfter("a", TimeSpan.FromSeconds(10));
        _queue.Add("a");
        await TakeAsync();
        _queue.Done("a");
        _time.Advance(TimeSpan.FromMinutes(1));
        _queue.Depth.ShouldBe(0);
    }

    [Fact]
    public async Task A_time_that_was_given_up_does_not_pull_a_later_one_forward()
    {
        _queue.AddAfter("a", TimeSpan.FromSeconds(10));
        _queue.Add("a");
        await TakeAsync();
        _queue.Done("a");
        _queue.AddAfter("a", TimeSpan.FromSeconds(20));
        _time.Advance(TimeSpan.FromSeconds(19));
        _queue.Depth.ShouldBe(0);
        _time.Advance(TimeSpan.FromSeconds(1));
        _queue.Depth.ShouldBe(1);
    }

    [Fact]
    public async Task A_schedule_that_falls_due_in_work_runs_after_it()
    {
        _queue.Add("a");
        await TakeAsync();
        _queue.AddAfter("a", TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(2));
        _queue.Depth.ShouldBe(0);
        _queue.Done("a");
        _queue.Depth.ShouldBe(1);
    }

    [Fact]
    public async Task The_back_off_of_a_failing_key_grows_to_the_cap_and_the_key_is_never_dropped()
    {
        double[] expected = [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 51.2, 60, 60, 60];
        foreach (var seconds in expected)
        {
            _queue.AddRateLimited("a");
            _time.Advance(TimeSpan.FromSeconds(seconds - 0.01));
            _queue.Depth.ShouldBe(0, $"before {seconds}");
            _time.Advance(TimeSpan.FromSeconds(0.01));
            (await TakeAsync()).ShouldBe("a");
            _queue.Done("a");
        }
    }

    [Fact]
    public void A_key_that_failed_ten_thousand_times_still_comes_back()
    {
        var backoff = new Backoff(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(60), () => 0.99);
        backoff.Delay(10_000).ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void A_forgotten_key_starts_its_back_off_anew_and_no_other_key_is_affected()
    {
        for (var i = 0; i < 5; i++)
            _queue.AddRateLimited("bad");
        _queue.Failures("bad").ShouldBe(5);
        _queue.Failures("good").ShouldBe(0);
        _queue.Forget("bad");
        _queue.Failures("bad").ShouldBe(0);
    }

    [Fact]
    public async Task Shut_down_it_wakes_everyone_and_hands_out_nothing()
    {
        _queue.AddAfter("later", TimeSpan.FromSeconds(1));
        var waiting = _queue.TakeAsync(CancellationToken.None);
        _queue.ShutDown();
        (await waiting).Taken.ShouldBeFalse();
        _queue.Add("a");
        _time.Advance(TimeSpan.FromMinutes(1));
        (await _queue.TakeAsync(CancellationToken.None)).Taken.ShouldBeFalse();
    }

    [Fact]
    public void Many_reschedulings_of_one_key_do_not_pile_up()
    {
        for (var i = 100_000; i > 0; i--)
            _queue.AddAfter("a", TimeSpan.FromSeconds(i));
        _time.Advance(TimeSpan.FromSeconds(1));
        _queue.Depth.ShouldBe(1);
    }

    [Fact]
    public async Task Its_metrics_have_the_names_of_controller_runtime()
    {
        _queue.Add("a");
        _queue.Add("b");
        await TakeAsync();
        _queue.AddRateLimited("c");
        _time.Advance(TimeSpan.FromSeconds(7));
        var text = await RuntimeFixture.ScrapeAsync(_registry);
        text.ShouldContain("workqueue_depth{name=\"q\",controller=\"q\"} 2");
        text.ShouldContain("workqueue_adds_total{name=\"q\",controller=\"q\"} 3");
        text.ShouldContain("workqueue_retries_total{name=\"q\",controller=\"q\"} 1");
        text.ShouldContain("workqueue_unfinished_work_seconds{name=\"q\",controller=\"q\"} 7");
        text.ShouldContain("workqueue_longest_running_processor_seconds{name=\"q\",controller=\"q\"} 7");
    }

    [Fact]
    public async Task Its_depth_holds_what_comes_back_after_the_work_in_progress()
    {
        _queue.Add("a");
        await TakeAsync();
        (await DepthAsync()).ShouldBe("0");
        _queue.Add("a");
        (await DepthAsync()).ShouldBe("1");
        _queue.ShutDown();
        (await DepthAsync()).ShouldBe("0");
    }

    [Fact]
    public async Task A_key_that_is_put_back_for_later_is_a_retry_and_waits_outside_of_the_depth()
    {
        _queue.AddAfter("a", TimeSpan.FromSeconds(1));
        _queue.AddAfter("b", TimeSpan.Zero);
        var text = await RuntimeFixture.ScrapeAsync(_registry);
        text.ShouldContain("workqueue_retries_total{name=\"q\",controller=\"q\"} 2");
        text.ShouldContain("workqueue_delayed_keys{name=\"q\",controller=\"q\"} 1");
        text.ShouldContain("workqueue_depth{name=\"q\",controller=\"q\"} 1");
    }

    private async Task<string> DepthAsync() =>
        (await RuntimeFixture.ScrapeAsync(_registry))
            .Split('\n')
            .Single(l => l.StartsWith("workqueue_depth{", StringComparison.Ordinal))
            .Split(' ')[1];

    private async Task<string> TakeAsync()
    {
        var take = _queue.TakeAsync(CancellationToken.None);
        take.IsCompleted.ShouldBeTrue("a key should be ready");
        return (await take).Key;
    }
}
