using CsCheck;
using Microsoft.Extensions.Time.Testing;
using MlOps.Runtime.Queues;

namespace MlOps.Runtime.Tests.Queues;

public class WorkQueueProperties
{
    private enum Step
    {
        Add,
        AddAfter,
        AddRateLimited,
        Take,
        Done,
        Advance,
    }

    /// <summary>
    /// Against any order of calls: a key is never handed out while it is in work, and every key that was asked for is handed
    /// out after the last time it was asked for.
    /// </summary>
    [Fact]
    public void No_key_is_lost_and_none_is_handed_out_twice_at_once() =>
        Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 4], Gen.Int[1, 30]).List[0, 120].Sample(Run, iter: 2000);

    [Fact]
    public async Task Under_real_threads_every_key_gets_its_last_run_and_never_two_at_once()
    {
        using var queue = new WorkQueue<int>("q", TimeProvider.System, new WorkQueueOptions { BaseBackoff = TimeSpan.FromMilliseconds(1) });
        var wanted = new int[16];
        var reached = new int[16];
        var inWork = new int[16];
        var overlaps = 0;
        var workers = Enumerable
            .Range(0, 4)
            .Select(_ =>
                Task.Run(async () =>
                {
                    while (true)
                    {
                        var (taken, key) = await queue.TakeAsync(CancellationToken.None);
                        if (!taken)
                            return;
                        if (Interlocked.Increment(ref inWork[key]) > 1)
                            Interlocked.Increment(ref overlaps);
                        Volatile.Write(ref reached[key], Volatile.Read(ref wanted[key]));
                        await Task.Yield();
                        Interlocked.Decrement(ref inWork[key]);
                        if (key % 3 == 0 && reached[key] % 7 == 0)
                            queue.AddRateLimited(key);
                        queue.Done(key);
                    }
                })
            )
            .ToList();
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(w =>
                    Task.Run(() =>
                    {
                        for (var i = 0; i < 5000; i++)
                        {
                            var key = ((w * 7) + (i * 13)) % 16;
                            Interlocked.Increment(ref wanted[key]);
                            if (i % 5 == 0)
                                queue.AddAfter(key, TimeSpan.FromMilliseconds(1));
                            else
                                queue.Add(key);
                        }
                    })
                )
        );
        await Support.Eventually.TrueAsync(() => reached.SequenceEqual(wanted), "every key at its last wish");
        queue.ShutDown();
        await Task.WhenAll(workers);
        overlaps.ShouldBe(0);
    }

    private static void Run(List<(Step Step, int Key, int Seconds)> steps)
    {
        var time = new FakeTimeProvider();
        using var queue = new WorkQueue<int>("q", time, new WorkQueueOptions { Jitter = () => 0.5 });
        var owed = new HashSet<int>();
        var inWork = new HashSet<int>();
        foreach (var (step, key, seconds) in steps)
        {
            switch (step)
            {
                case Step.Add:
                    queue.Add(key);
                    owed.Add(key);
                    break;
                case Step.AddAfter:
                    queue.AddAfter(key, TimeSpan.FromSeconds(seconds));
                    owed.Add(key);
                    break;
                case Step.AddRateLimited:
                    queue.AddRateLimited(key);
                    owed.Add(key);
                    break;
                case Step.Take:
                    Take(queue, owed, inWork);
                    break;
                case Step.Done:
                    queue.Done(key);
                    inWork.Remove(key);
                    break;
                default:
                    time.Advance(TimeSpan.FromSeconds(seconds));
                    break;
            }
        }

        // Whatever happened so far: once all work is done and the longest wait is over, nothing is owed any more.
        time.Advance(TimeSpan.FromMinutes(2));
        foreach (var key in inWork.ToList())
        {
            queue.Done(key);
            inWork.Remove(key);
        }

        while (queue.Depth > 0)
            Take(queue, owed, inWork);
        owed.ShouldBeEmpty();
    }

    private static void Take(WorkQueue<int> queue, HashSet<int> owed, HashSet<int> inWork)
    {
        if (queue.Depth == 0)
            return;
        var key = queue.TakeAsync(CancellationToken.None).Result.Key;
        inWork.Add(key).ShouldBeTrue($"key {key} was in work already");
        owed.Remove(key);
    }
}
