using System.Collections.Concurrent;

namespace MlOps.EndToEnd.Forwarding.Faults;

/// <summary>One line of a script: which requests fail, how, and how often. Disposing it ends it.</summary>
internal sealed class FaultRule(FaultScript script, Func<ApiCall, bool> when, Fault fault, int times) : IDisposable
{
    private readonly ConcurrentQueue<ApiCall> _met = new();
    private int _hits;

    public Fault Fault => fault;

    /// <summary>Requests that it has met, in order.</summary>
    public IReadOnlyList<ApiCall> Met => [.. _met];

    public bool IsUsedUp => _met.Count == times;

    public void Dispose() => script.Remove(this);

    /// <summary>Takes the request if the rule is for it and not used up.</summary>
    public bool Meets(ApiCall call)
    {
        if (!when(call) || Interlocked.Increment(ref _hits) is var hit && hit > times)
            return false;
        _met.Enqueue(call);
        if (hit == times)
            Dispose();
        return true;
    }
}
