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
    public async Task The_first_failure_of_the_source_answers_all_other_queries()
    {
        var source = new Failing();
        using var timed = new TimedPrometheus(source, TimeSpan.FromSeconds(12), new FakeTimeProvider());
        var queries = Enumerable
            .Range(0, 40)
            .Select(i => timed.QueryAsync($"q{i}", DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken))
            .ToList();
        source.Asked.ShouldBe(4, "those of other evaluations have their turn too");
        source.Fail(QueryAnswer.SourceDown("refused the connection"));
        (await Task.WhenAll(queries)).ShouldAllBe(a => a.IsSourceDown && a.Failure == "refused the connection");
        source.Asked.ShouldBe(4);
        timed.IsDown.ShouldBeTrue();
    }

    [Fact]
    public async Task A_query_that_looks_whether_the_source_is_back_is_not_given_up_for_those_that_were_spared()
    {
        var source = new OneAnswers();
        using var timed = new TimedPrometheus(source, TimeSpan.FromSeconds(12), new FakeTimeProvider());
        var first = timed.QueryAsync("first", DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
        (await timed.QueryAsync("second", DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken)).Failure.ShouldBe("spared");
        first.IsCompleted.ShouldBeFalse();
        source.First.SetResult(new QueryAnswer([], null));
        (await first).Failure.ShouldBeNull();
    }

    private sealed class OneAnswers : IPrometheus
    {
        public TaskCompletionSource<QueryAnswer> First { get; } = new();

        public Task<QueryAnswer> QueryAsync(string promql, DateTimeOffset at, CancellationToken ct) =>
            promql == "first" ? First.Task.WaitAsync(ct) : Task.FromResult(QueryAnswer.SourceDown("spared", wasSent: false));
    }

    [Fact]
    public async Task A_query_that_fails_by_itself_is_the_only_one()
    {
        var source = new Failing();
        using var timed = new TimedPrometheus(source, TimeSpan.FromSeconds(12), new FakeTimeProvider());
        var first = timed.QueryAsync("q", DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
        source.Fail(QueryAnswer.Failed("parse error"));
        (await first).Failure.ShouldBe("parse error");
        (await timed.QueryAsync("q", DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken)).Failure.ShouldBe("parse error");
        source.Asked.ShouldBe(2);
        timed.IsDown.ShouldBeFalse();
    }

    /// <summary>Fails all who wait when it is told to.</summary>
    private sealed class Failing : IPrometheus
    {
        private readonly TaskCompletionSource<QueryAnswer> _answer = new();

        public int Asked { get; private set; }

        public Task<QueryAnswer> QueryAsync(string promql, DateTimeOffset at, CancellationToken ct)
        {
            Asked++;
            return _answer.Task.WaitAsync(ct);
        }

        public void Fail(QueryAnswer answer) => _answer.SetResult(answer);
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
