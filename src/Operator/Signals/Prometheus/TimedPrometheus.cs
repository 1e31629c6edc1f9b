using System.Globalization;
using MlOps.Operator.Signals.Prometheus.Answers.Limits;

namespace MlOps.Operator.Signals.Prometheus;

/// <summary>
/// A source for one evaluation, which ends in time whatever the source does, so that a verdict is written. It has one time limit for all
/// queries, waits for a slot included; a source that is down is found so once, and what its answers take in memory is held together.
/// </summary>
internal sealed class TimedPrometheus : IPrometheus, IDisposable
{
    /// <summary>Queries of one evaluation at the source at once: those of the others are not to wait behind all of them.</summary>
    private const int Concurrency = 4;

    private readonly IPrometheus _inner;
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenSource _down = new();
    private readonly SemaphoreSlim _slots = new(Concurrency);
    private readonly AnswerHold _hold = new();
    private string? _whyDown;

    /// <param name="inner">The source.</param>
    /// <param name="limit">How long all of it may take.</param>
    /// <param name="time">The clock.</param>
    public TimedPrometheus(IPrometheus inner, TimeSpan limit, TimeProvider time)
    {
        (_inner, _limit) = (inner, limit > TimeSpan.Zero ? limit : TimeSpan.Zero);
        _over = new CancellationTokenSource(_limit, time);
    }

    /// <summary>Whether anything was left out for want of time.</summary>
    public bool IsOver => _over.IsCancellationRequested;

    /// <summary>Whether the source was found to be down.</summary>
    public bool IsDown => _whyDown is not null;

    public Task<QueryAnswer> QueryAsync(string promql, DateTimeOffset at, AnswerHold hold, CancellationToken ct) =>
        QueryAsync(promql, at, ct);

    public async Task<QueryAnswer> QueryAsync(string promql, DateTimeOffset at, CancellationToken ct)
    {
        using var any = CancellationTokenSource.CreateLinkedTokenSource(ct, _over.Token, _down.Token);
        try
        {
            await _slots.WaitAsync(any.Token);
            try
            {
                if (_whyDown is not { } known)
                    return await AskAsync(promql, at, any.Token);
                return QueryAnswer.SourceDown(known);
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested && any.IsCancellationRequested)
        {
            return _whyDown is { } why ? QueryAnswer.SourceDown(why) : QueryAnswer.Failed(TooLate());
        }
    }

    public void Dispose()
    {
        _over.Dispose();
        _down.Dispose();
        _slots.Dispose();
        _hold.Dispose();
    }

    private async Task<QueryAnswer> AskAsync(string promql, DateTimeOffset at, CancellationToken ct)
    {
        var answer = await _inner.QueryAsync(promql, at, _hold, ct);
        if (!answer.IsSourceDown)
            return answer;
        Interlocked.CompareExchange(ref _whyDown, answer.Failure, null);
        // A query that was not sent only tells of those before it: one of this evaluation may be the one that looks whether it is over.
        if (answer.WasSent)
            await _down.CancelAsync();
        return QueryAnswer.SourceDown(_whyDown!);
    }

    private string TooLate() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Prometheus did not answer within the {_limit.TotalSeconds:0} s available to this evaluation: it is too slow, or spec.evaluationIntervalSeconds is too short for this many queries"
        );
}
