using System.Threading.Channels;

namespace MlOps.Runtime.Events;

/// <summary>
/// Events that wait to be written, in a lane per namespace and reason. The lanes take turns, so that a storm of one kind makes nobody else
/// wait, and when there is no more room the longest lane gives way. A lane is worked on by one writer at a time, which keeps the order
/// and the count of each Event right.
/// </summary>
internal sealed class EventQueue(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Lane> _lanes = [];
    private readonly Channel<Lane> _turns = Channel.CreateUnbounded<Lane>();
    private int _waiting;
    private bool _completed;

    /// <returns>The one that there was no room for, if any: this one, or one of a longer lane.</returns>
    public PendingEvent? Add(PendingEvent pending)
    {
        lock (_lock)
        {
            if (_completed)
                return pending;
            var name = $"{pending.Key.Namespace}|{pending.Reason}";
            var lane = _lanes.GetValueOrDefault(name) ?? new Lane(name);
            PendingEvent? gaveWay = null;
            if (_waiting >= capacity && (gaveWay = MakeRoomFor_NeedsLock(lane)) is null)
                return pending;
            lane.Waiting.AddLast(pending);
            _waiting++;
            if (_lanes.TryAdd(name, lane))
                _turns.Writer.TryWrite(lane);
            return gaveWay;
        }
    }

    /// <summary>Hands out Events until the queue is completed and empty. Each has to be given back with <see cref="Done"/>.</summary>
    public async IAsyncEnumerable<(Lane Lane, PendingEvent Pending)> TakeAllAsync()
    {
        await foreach (var lane in _turns.Reader.ReadAllAsync(CancellationToken.None))
        {
            PendingEvent next;
            lock (_lock)
            {
                next = lane.Waiting.First!.Value;
                lane.Waiting.RemoveFirst();
                _waiting--;
            }

            yield return (lane, next);
        }
    }

    /// <summary>Ends the turn of a lane.</summary>
    public void Done(Lane lane)
    {
        lock (_lock)
        {
            if (lane.Waiting.Count > 0)
                _turns.Writer.TryWrite(lane);
            else
                _lanes.Remove(lane.Name);
            EndIfEmpty_NeedsLock();
        }
    }

    /// <summary>Takes no more.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _completed = true;
            EndIfEmpty_NeedsLock();
        }
    }

    private void EndIfEmpty_NeedsLock()
    {
        if (_completed && _lanes.Count == 0)
            _turns.Writer.TryComplete();
    }

    private PendingEvent? MakeRoomFor_NeedsLock(Lane lane)
    {
        var longest = _lanes.Values.MaxBy(l => l.Waiting.Count);

        // The newest of a storm: its first Events tell what it is.
        if (longest is null || longest.Waiting.Count <= lane.Waiting.Count + 1)
            return null;
        var newest = longest.Waiting.Last!.Value;
        longest.Waiting.RemoveLast();
        _waiting--;
        return newest;
    }

    internal sealed class Lane(string name)
    {
        public string Name => name;

        public LinkedList<PendingEvent> Waiting { get; } = new();
    }
}
