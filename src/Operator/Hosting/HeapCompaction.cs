namespace MlOps.Operator.Hosting;

/// <summary>
/// Gives memory back. Left alone, the collector lets garbage of the older generations stand until there is as much of it as of live
/// objects, and keeps the room: with 500 models that is as much again as they need (docs/performance.md).
/// </summary>
/// <param name="collect">Collects everything and returns what is free to the system.</param>
internal sealed class HeapCompaction(TimeProvider time, Action collect)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Nothing else runs meanwhile, so a larger heap is compacted less often: this part of the time at most.</summary>
    public const double MostOfTheTime = 0.001;

    public async Task RunAsync(CancellationToken ct)
    {
        for (var wait = Interval; ; )
        {
            await Task.Delay(wait, time, ct);
            var begin = time.GetTimestamp();
            collect();
            var least = time.GetElapsedTime(begin) / MostOfTheTime;
            wait = least > Interval ? least : Interval;
        }
    }

    public static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
