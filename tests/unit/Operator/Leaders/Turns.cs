namespace MlOps.Operator.Tests.Leaders;

/// <summary>Lets one of several go on at a time, in an order that a seed gives. All of them run on the thread of the caller.</summary>
internal sealed class Turns(int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<TaskCompletionSource> _waiting = [];

    /// <summary>Waits for the next turn of whoever calls.</summary>
    public Task NextAsync()
    {
        // Continues inside of SetResult: nobody else is at work then.
        var turn = new TaskCompletionSource();
        _waiting.Add(turn);
        return turn.Task;
    }

    /// <summary>Gives turns until nobody waits for one.</summary>
    public void Run()
    {
        while (_waiting.Count > 0)
        {
            var next = _waiting[_random.Next(_waiting.Count)];
            _waiting.Remove(next);
            next.SetResult();
        }
    }
}
