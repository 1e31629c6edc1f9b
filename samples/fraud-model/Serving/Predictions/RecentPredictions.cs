using System.Diagnostics.CodeAnalysis;

namespace MlOps.Samples.FraudModel.Serving.Predictions;

/// <summary>
/// What this process predicted lately, by transaction id, so that delayed truth is scored against the version that
/// predicted and nothing else. Bounded: the oldest is forgotten first.
/// </summary>
public sealed class RecentPredictions(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, RecentPrediction> _byId = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public void Remember(RecentPrediction prediction)
    {
        lock (_lock)
        {
            if (_byId.TryAdd(prediction.Transaction.Id, prediction))
                _order.Enqueue(prediction.Transaction.Id);
            if (_order.Count > capacity)
                _byId.Remove(_order.Dequeue());
        }
    }

    /// <summary>Each prediction is scored once; a second truth for it finds nothing.</summary>
    public bool TryTake(string id, [NotNullWhen(true)] out RecentPrediction? prediction)
    {
        lock (_lock)
            return _byId.Remove(id, out prediction);
    }
}
