using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace MlOps.Operator.Tests.Policies.Deadlines;

/// <summary>
/// Who waits for nothing but time. A fake clock may go on only when all do; who is woken by it or gives up counts no more at that very
/// moment, not when a thread comes to it.
/// </summary>
internal sealed class Waiting
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    /// <summary>How often all must be seen to wait: one of several may just be between two waits.</summary>
    private const int Turns = 50;

    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public int Count => _counts.Values.Sum();

    public bool Has(string name) => _counts.GetValueOrDefault(name) > 0;

    /// <summary>For good, until the caller gives up.</summary>
    public Task ForEverAsync(string name, CancellationToken ct) => ForAsync(name, Timeout.InfiniteTimeSpan, TimeProvider.System, ct);

    public async Task ForAsync(string name, TimeSpan time, TimeProvider clock, CancellationToken ct)
    {
        var done = new TaskCompletionSource();
        var (isCounted, isOver, gate) = (false, false, new Lock());
        void End(Action how)
        {
            lock (gate)
            {
                if (isCounted && !isOver)
                    Add(name, -1);
                isOver = true;
            }

            how();
        }

        await using var givenUp = ct.UnsafeRegister(_ => End(() => done.TrySetCanceled(ct)), null);
        await using var timer = clock.CreateTimer(_ => End(() => done.TrySetResult()), null, time, Timeout.InfiniteTimeSpan);
        // Only now: counted without a timer, a thread that lost its turn here would let the clock run on for as long.
        lock (gate)
        {
            isCounted = !isOver;
            if (isCounted)
                Add(name, 1);
        }

        await done.Task;
    }

    /// <summary>Lets time pass until <paramref name="all"/> is done, whenever nobody can go on without.</summary>
    public static async Task UntilAsync(FakeTimeProvider clock, Task all, Func<bool> areStuck)
    {
        for (var quiet = 0; !all.IsCompleted; )
        {
            // Behind what others queued, not before it.
            await Task.Factory.StartNew(
                () => { },
                CancellationToken.None,
                TaskCreationOptions.PreferFairness | TaskCreationOptions.DenyChildAttach,
                TaskScheduler.Default
            );
            quiet = areStuck() ? quiet + 1 : 0;
            if (quiet < Turns || all.IsCompleted)
                continue;
            quiet = 0;
            clock.Advance(Step);
        }

        await all;
    }

    private void Add(string name, int one) => _counts.AddOrUpdate(name, one, (_, n) => n + one);
}
