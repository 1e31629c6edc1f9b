using System.Collections.Concurrent;
using MlOps.Analysis.Burn.Windows;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Status;
using MlOps.Operator.Signals.Counts;

namespace MlOps.Operator.Controllers.SloPolicies.Gathering;

/// <summary>
/// What need not be asked of Prometheus again: windows that move slowly, and the past of the last known good. All of it can be
/// asked anew, so a restart loses nothing.
/// </summary>
public sealed class PolicyMemory
{
    private const int MostRates = 100;

    /// <summary>
    /// The period of the shortest windows. What is missing may come with the next scrape, however slowly its window moves.
    /// </summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, Reading<WindowCounts> Reading)> _windows = new();
    private readonly ConcurrentDictionary<string, PastOfGood> _pasts = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _asked = new();
    private readonly ConcurrentDictionary<string, Reading<DemandRate>> _rates = new();
    private string? _modelUid;

    /// <summary>Answers that indicators share, or that hold for longer than an evaluation.</summary>
    public AnswerMemory Answers { get; } = new();

    public async Task<Reading<WindowCounts>> WindowAsync(
        string key,
        TimeSpan maxAge,
        DateTimeOffset now,
        Func<Task<Reading<WindowCounts>>> read
    )
    {
        if (
            _windows.TryGetValue(key, out var known)
            && now - known.At < (known.Reading.Kind == EvidenceKind.Value || maxAge < AskAgain ? maxAge : AskAgain)
        )
            return known.Reading;
        var reading = await read();
        if (reading.Kind == EvidenceKind.QueryError)
            _windows.TryRemove(key, out _);
        else
            _windows[key] = (now, reading = WithoutText(reading));
        return reading;
    }

    /// <summary>Past demand does not change; a reading that failed is retried.</summary>
    public async Task<Reading<DemandRate>> RateAsync(string key, Func<Task<Reading<DemandRate>>> read)
    {
        if (_rates.TryGetValue(key, out var known))
            return known;
        var reading = await read();
        if (reading.Kind == EvidenceKind.Value)
        {
            if (_rates.Count >= MostRates)
                _rates.Clear();
            _rates[key] = reading;
        }

        return reading;
    }

    /// <summary>True at most once in <paramref name="period"/>.</summary>
    public bool MayAsk(string key, TimeSpan period, DateTimeOffset now)
    {
        if (_asked.TryGetValue(key, out var at) && now - at < period)
            return false;
        _asked[key] = now;
        return true;
    }

    /// <summary>
    /// What is only asked for while a release is tested is forgotten when none is, and everything that is of another model.
    /// </summary>
    public void KeepFor(string modelUid, bool isReleaseUnderTest)
    {
        var before = Interlocked.Exchange(ref _modelUid, modelUid);
        if (before is not null && before != modelUid)
        {
            _windows.Clear();
            _asked.Clear();
            Answers.Clear();
        }

        if (isReleaseUnderTest && (before is null || before == modelUid))
            return;
        _pasts.Clear();
        _rates.Clear();
    }

    public PastOfGood? Past(string key) => _pasts.GetValueOrDefault(key);

    /// <summary>One promotion is under test at a time, so the past of an earlier one is forgotten.</summary>
    public void Remember(string objective, string key, PastOfGood past)
    {
        foreach (var old in _pasts.Keys.Where(k => k.StartsWith(objective + "|", StringComparison.Ordinal)))
            _pasts.TryRemove(old, out _);
        _pasts[key] = past;
    }

    /// <summary>The query is only shown where there is no value, and its text takes kilobytes.</summary>
    private static Reading<WindowCounts> WithoutText(Reading<WindowCounts> reading) =>
        reading.Kind == EvidenceKind.Value ? reading with { Query = "" } : reading;
}
