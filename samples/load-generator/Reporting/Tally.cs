namespace MlOps.Samples.LoadGenerator.Reporting;

/// <summary>Counts what happened. Safe for many threads; a snapshot is always consistent in itself.</summary>
public sealed class Tally(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly DateTimeOffset _started = time.GetUtcNow();
    private readonly SortedDictionary<string, VersionSummary> _versions = new(StringComparer.Ordinal);
    private SortedDictionary<string, SortedDictionary<string, long>> _sinceReport = new(StringComparer.Ordinal);
    private long _sent;
    private long _sentAtReport;
    private long _answered;
    private bool _finished;

    public void CountSent()
    {
        lock (_lock)
            _sent++;
    }

    public void Count(Outcome outcome)
    {
        var at = time.GetUtcNow();
        lock (_lock)
        {
            _answered++;
            var version = _versions.GetValueOrDefault(outcome.Version) ?? VersionSummary.StartingAt(at);
            _versions[outcome.Version] = version.With(outcome, at);
            if (!_sinceReport.TryGetValue(outcome.Version, out var kinds))
                _sinceReport[outcome.Version] = kinds = new(StringComparer.Ordinal);
            kinds[outcome.Kind] = kinds.GetValueOrDefault(outcome.Kind) + 1;
        }
    }

    public void Finish()
    {
        lock (_lock)
            _finished = true;
    }

    public SecondReport TakeReport()
    {
        lock (_lock)
        {
            var report = new SecondReport(time.GetUtcNow(), _sent - _sentAtReport, _sent - _answered, _sinceReport);
            _sinceReport = new(StringComparer.Ordinal);
            _sentAtReport = _sent;
            return report;
        }
    }

    public LoadSummary Snapshot()
    {
        lock (_lock)
        {
            var versions = new SortedDictionary<string, VersionSummary>(StringComparer.Ordinal);
            var kinds = new SortedDictionary<string, long>(StringComparer.Ordinal);
            foreach (var (name, version) in _versions)
            {
                versions[name] = version.Copy();
                foreach (var (kind, count) in version.Outcomes.Where(o => o.Key != Outcome.Ok))
                    kinds[kind] = kinds.GetValueOrDefault(kind) + count;
            }

            return new LoadSummary(
                _started,
                time.GetUtcNow(),
                _finished,
                _sent,
                _sent - _answered,
                _answered,
                kinds.Values.Sum(),
                kinds,
                versions
            );
        }
    }
}
