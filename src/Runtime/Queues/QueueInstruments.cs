using MlOps.Runtime.Telemetry;
using Prometheus;

namespace MlOps.Runtime.Queues;

/// <summary>The series of one queue, looked up once. A queue is known by its controller's name.</summary>
internal sealed class QueueInstruments
{
    private readonly Counter.Child _adds;
    private readonly Counter.Child _retries;
    private readonly Histogram.Child _waited;
    private readonly Histogram.Child _worked;

    public QueueInstruments(RuntimeMetrics metrics, string name, Func<int> waiting, Func<int> waitingForTime, Func<IReadOnlyList<TimeSpan>> running)
    {
        var m = metrics.Queue;
        _adds = m.Adds.WithLabels(name, name);
        _retries = m.Retries.WithLabels(name, name);
        _waited = m.QueueSeconds.WithLabels(name, name);
        _worked = m.WorkSeconds.WithLabels(name, name);
        var depth = m.Depth.WithLabels(name, name);
        var delayed = m.Delayed.WithLabels(name, name);
        var unfinished = m.Unfinished.WithLabels(name, name);
        var longest = m.LongestRunning.WithLabels(name, name);
        metrics.BeforeCollect(() =>
        {
            depth.Set(waiting());
            delayed.Set(waitingForTime());
            var now = running();
            unfinished.Set(now.Sum(t => t.TotalSeconds));
            longest.Set(now.Count == 0 ? 0 : now.Max(t => t.TotalSeconds));
        });
    }

    public void Added() => _adds.Inc();

    public void Retried() => _retries.Inc();

    public void Waited(TimeSpan time) => _waited.Observe(time.TotalSeconds);

    public void Worked(TimeSpan time) => _worked.Observe(time.TotalSeconds);
}
