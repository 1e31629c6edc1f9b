using Microsoft.Extensions.Time.Testing;
using MlOps.Operator.Controllers.Policies;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Tests.Signals.Servers;

public class TimedPrometheusTests
{
    /// <summary>Never answers, but stops when its caller does, as HTTP does.</summary>
    private sealed class Silent : IPrometheus
    {
        public async Task<QueryAnswer> QueryAsync(string promql, DateTimeOffset at, CancellationToken ct)
        {
            await new TaskCompletionSource().Task.WaitAsync(ct);
            throw new InvalidOperationException();
        }
    }

    [Theory]
    [InlineData(15, 12)]
    [InlineData(60, 48)]
    [InlineData(1, 4)]
    [InlineData(3600, 90)]
    public async Task What_is_not_answered_within_the_interval_is_a_failure_in_words(int interval, int limit)
    {
        var time = new FakeTimeProvider();
        using var timed = new TimedPrometheus(new Silent(), EvaluationTime.ForAll(TimeSpan.FromSeconds(interval)), time);
        var queries = Enumerable
            .Range(0, 3)
            .Select(i => timed.QueryAsync($"q{i}", time.GetUtcNow(), TestContext.Current.CancellationToken))
            .ToList();
        time.Advance(TimeSpan.FromSeconds(limit) - TimeSpan.FromMilliseconds(1));
        queries.ShouldAllBe(q => !q.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        (await Task.WhenAll(queries)).ShouldAllBe(a => a.Failure!.StartsWith($"Prometheus did not answer within the {limit} s"));
        (await timed.QueryAsync("late", time.GetUtcNow(), TestContext.Current.CancellationToken)).Failure.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_no_answer()
    {
        using var timed = new TimedPrometheus(new Silent(), TimeSpan.FromSeconds(15), new FakeTimeProvider());
        using var caller = new CancellationTokenSource();
        var query = timed.QueryAsync("q", DateTimeOffset.UnixEpoch, caller.Token);
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(query);
    }
}
