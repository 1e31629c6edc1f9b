using Prometheus;

namespace MlOps.Runtime.Queues;

/// <summary>The series of one queue, looked up once. A queue is known by its controller's name.</summary>
internal sealed class QueueInstruments
{
    private readonly Counter.Child _adds;
    private readonly Counter.Child _retries;
    private readonly Histogram.Child _waited;
    private readonly Histogram.Child _worked;

    public QueueInstruments(
        QueueMetrics metrics,
        string name,
        Func<int> waiting,
        Func<int> waitingForTime,
        Func<IReadOnlyList<TimeSpan>> running
    )
    {
        _adds = metrics.Adds.WithLabels(name, name);
        _retries = metrics.Retries.WithLabels(name, name);
        _waited = metrics.QueueSeconds.WithLabels(name, name);
        _worked = metrics.WorkSeconds.WithLabels(name, name);
        var depth = metrics.Depth.WithLabels(name, name);
        var delayed = metrics.Delayed.WithLabels(name, name);
        var unfinished = metrics.Unfinished.WithLabels(name, name);
        var longest = metrics.LongestRunning.WithLabels(name, name);
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
