using MlOps.Runtime.Telemetry;
using Prometheus;

namespace MlOps.Runtime.Queue;

/// <summary>The series of one queue, looked up once.</summary>
internal sealed class QueueInstruments
{
    private readonly Gauge.Child _depth;
    private readonly Gauge.Child _delayed;
    private readonly Counter.Child _adds;
    private readonly Counter.Child _retries;
    private readonly Histogram.Child _waited;
    private readonly Histogram.Child _worked;

    public QueueInstruments(RuntimeMetrics metrics, string name, Func<IReadOnlyList<TimeSpan>> running)
    {
        var m = metrics.Queue;
        _depth = m.Depth.WithLabels(name);
        _delayed = m.Delayed.WithLabels(name);
        _adds = m.Adds.WithLabels(name);
        _retries = m.Retries.WithLabels(name);
        _waited = m.QueueSeconds.WithLabels(name);
        _worked = m.WorkSeconds.WithLabels(name);
        var unfinished = m.Unfinished.WithLabels(name);
        var longest = m.LongestRunning.WithLabels(name);
        metrics.BeforeCollect(() =>
        {
            var now = running();
            unfinished.Set(now.Sum(t => t.TotalSeconds));
            longest.Set(now.Count == 0 ? 0 : now.Max(t => t.TotalSeconds));
        });
    }

    public void Added() => _adds.Inc();

    public void Retried() => _retries.Inc();

    public void Waited(TimeSpan time) => _waited.Observe(time.TotalSeconds);

    public void Worked(TimeSpan time) => _worked.Observe(time.TotalSeconds);

    public void Depth(int ready, int delayed)
    {
        _depth.Set(ready);
        _delayed.Set(delayed);
    }
}
