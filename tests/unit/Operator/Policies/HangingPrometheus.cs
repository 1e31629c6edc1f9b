using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Tests.Policies;

/// <summary>Answers nobody until it gives up, and then everybody with a failure.</summary>
internal sealed class HangingPrometheus : IPrometheus
{
    private readonly TaskCompletionSource<QueryAnswer> _answer = new();

    public int Waiting { get; private set; }

    public Task<QueryAnswer> QueryAsync(string promql, DateTimeOffset at, CancellationToken ct)
    {
        Waiting++;
        return _answer.Task;
    }

    public void GiveUp() => _answer.SetResult(QueryAnswer.Failed("hung"));
}
