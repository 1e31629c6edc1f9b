namespace MlOps.Operator.Signals.Prometheus.Answers.Limits;

/// <summary>Memory that all answers of one source may take together, those under way and those that evaluations still hold.</summary>
public sealed class AnswerBudget(long bytes)
{
    private long _used;

    public long Bytes => bytes;

    internal bool TryTake(long amount)
    {
        if (Interlocked.Add(ref _used, amount) <= bytes)
            return true;
        Interlocked.Add(ref _used, -amount);
        return false;
    }

    internal void Return(long amount) => Interlocked.Add(ref _used, -amount);
}
