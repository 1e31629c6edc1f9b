namespace MlOps.Operator.Signals.Prometheus.Answers.Limits;

/// <summary>What the answers of one evaluation take of their source's budget, until it is disposed.</summary>
public sealed class AnswerHold : IDisposable
{
    private readonly Lock _lock = new();
    private AnswerBudget? _budget;
    private long _held;

    /// <exception cref="AnswerTooLargeException">This evaluation, or all under way, would hold too much.</exception>
    internal void Take(AnswerBudget budget, long amount)
    {
        lock (_lock)
        {
            _budget ??= budget;

            // The others must be able to read something while one evaluation reads much.
            var most = budget.Bytes / 4 * 3;
            if (_held + amount > most)
                throw new AnswerTooLargeException(
                    $"more than {most >> 20} MiB together with what this evaluation has read before: the selectors of the policy match too many series, or its windows are too long"
                );
            if (!budget.TryTake(amount))
                throw new AnswerTooLargeException(
                    $"more than the {budget.Bytes >> 20} MiB that all policies of this source may hold at once; it is tried again with the next evaluation. If it stays so, the selectors of the source's policies match too many series"
                );
            _held += amount;
        }
    }

    /// <summary>Of an answer that was not read to its end and is not kept.</summary>
    internal void Return(long amount)
    {
        lock (_lock)
        {
            _budget?.Return(amount);
            _held -= amount;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _budget?.Return(_held);
            _held = 0;
        }
    }
}
