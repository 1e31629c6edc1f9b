using MlOps.Samples.FraudModel.Transactions;

namespace MlOps.Samples.FraudModel.Store;

/// <summary>The newest labelled rows, in the order in which they came.</summary>
internal sealed class RowStore(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Queue<LabelledTransaction> _rows = new();

    public void Add(IEnumerable<LabelledTransaction> rows)
    {
        lock (_lock)
        {
            foreach (var row in rows)
            {
                _rows.Enqueue(row);
                if (_rows.Count > capacity)
                    _rows.Dequeue();
            }
        }
    }

    /// <summary>The newest so many, oldest first.</summary>
    public IReadOnlyList<LabelledTransaction> Newest(int count)
    {
        lock (_lock)
            return [.. _rows.TakeLast(count)];
    }
}
