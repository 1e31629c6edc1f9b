using MlOps.Runtime.LeaderElection;
using MlOps.Runtime.Objects;
using Prometheus;

namespace MlOps.Runtime.Telemetry;

/// <summary>
/// The series about objects that come and go. An object's figures are replaced as a whole, so that a series that is not shown again
/// is gone; they go with the object, when they have grown old, and when this process no longer leads: what no one maintains must
/// not stay as if it were true.
/// </summary>
public sealed class ObjectSeries
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ObjectKey, (Gauge.Child[] Series, long? Until)> _shown = [];
    private readonly ILeadership _leadership;
    private readonly TimeProvider _time;

    public ObjectSeries(RuntimeMetrics metrics, ILeadership leadership, TimeProvider time)
    {
        (_leadership, _time) = (leadership, time);
        metrics.BeforeCollect(Sweep);
    }

    /// <summary>Objects that are shown.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _shown.Count;
        }
    }

    /// <summary>Shows these figures of an object, and none else of it.</summary>
    /// <param name="key">The object.</param>
    /// <param name="figures">All that there is to show.</param>
    /// <param name="validFor">After this time they are no longer shown; null as long as the object is there.</param>
    public void Show(ObjectKey key, IEnumerable<MetricSample> figures, TimeSpan? validFor = null)
    {
        lock (_lock)
        {
            if (!_leadership.IsLeading)
                return;
            var now = figures.Select(f => (f.Value, Series: f.Gauge.WithLabels(f.Labels))).ToList();
            var series = now.Select(n => n.Series).ToArray();
            if (_shown.TryGetValue(key, out var before))
                Remove(before.Series.Except(series));
            foreach (var (value, child) in now)
                child.Set(value);
            _shown[key] = (
                series,
                validFor is { } time ? _time.GetTimestamp() + (long)(time.TotalSeconds * _time.TimestampFrequency) : null
            );
        }
    }

    /// <summary>Shows nothing of an object any more.</summary>
    public void Forget(ObjectKey key)
    {
        lock (_lock)
        {
            if (_shown.Remove(key, out var shown))
                Remove(shown.Series);
        }
    }

    private static void Remove(IEnumerable<Gauge.Child> series)
    {
        foreach (var child in series)
            child.Remove();
    }

    private void Sweep()
    {
        lock (_lock)
        {
            var now = _time.GetTimestamp();
            var leads = _leadership.IsLeading;
            foreach (var (key, shown) in _shown.Where(s => !leads || s.Value.Until < now).ToList())
            {
                _shown.Remove(key);
                Remove(shown.Series);
            }
        }
    }
}
