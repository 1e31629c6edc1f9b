using MlOps.Analysis.Drift;
using MlOps.Analysis.Drift.Distributions;
using MlOps.Analysis.Drift.Judging;
using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Bench.Simulation.Drift.Trials;

namespace MlOps.Bench.Simulation.Drift.Rules;

/// <summary>
/// The operator's judgement of one signal with its defaults, evaluation by evaluation: its own functions, in the order in which the operator asks them.
/// Alignment, enough samples, effect and significance above chance and habit, persistence. That it is so is tested against the operator itself.
/// </summary>
internal sealed class OurDriftRule
{
    private const int Pairs = 4;
    private const int Required = 3;
    private const int Of = 5;

    private readonly DriftSetting _setting;
    private readonly Telemetry _telemetry;
    private readonly IReadOnlyList<DriftMethod> _methods;
    private readonly Dictionary<(int Earlier, int Later), IReadOnlyList<double>?> _own = [];
    private readonly Queue<int> _drifted = [];

    public OurDriftRule(DriftSetting setting, Telemetry telemetry)
    {
        (_setting, _telemetry) = (setting, telemetry);
        _methods = setting.Methods ?? (setting.Feature.Edges is null ? [DriftMethod.JensenShannon] : [DriftMethod.JensenShannon, DriftMethod.Wasserstein]);
    }

    /// <summary>Looks at the window that ends before block <paramref name="end"/>, the evaluations in their order.</summary>
    public OurLook Look(int end)
    {
        var measured = Measure(end);
        var grade = measured.Select(one => one.Grade).DefaultIfEmpty(DriftGrade.None).Max();
        while (_drifted.TryPeek(out var oldest) && oldest <= end - Of)
        {
            _drifted.Dequeue();
        }

        if (grade == DriftGrade.Drift)
        {
            _drifted.Enqueue(end);
        }

        return new OurLook(
            measured.Count > 0,
            grade,
            grade == DriftGrade.Drift && Persistence.Holds([.. _drifted.Select(one => (double)one)], Required, Telemetry.BlocksPerWindow),
            grade == DriftGrade.Drift && _drifted.Count >= Required);
    }

    /// <summary>What each method gives for the window that ends before block <paramref name="end"/>; nothing without evidence.</summary>
    public IReadOnlyList<Measurement> Measure(int end)
    {
        var counts = _setting.Feature.Pair(_setting.ReferenceOf(_telemetry, end), _telemetry.Window(end));
        if (counts is null || !IsEnough(counts) || SpansPromotion(end))
        {
            return [];
        }

        var own = Own(end).Select(Values).TakeWhile(values => values is not null).ToList();
        return [.. _methods.Select((method, i) => SignalTest.Measure(method, counts, null, _setting.Signals, Wander.Of([.. own.Select(values => values![i])])))];
    }

    /// <summary>Ends of past windows of the reference in pairs, as the operator takes them.</summary>
    private IEnumerable<(int Earlier, int Later)> Own(int end)
    {
        if (_setting.Reference is { OffsetHours: > 0 } offset)
        {
            var apart = _setting.Blocks(offset.OffsetHours);
            return Enumerable.Range(1, Pairs).Select(k => (end - (apart * (k + 1)), end - (apart * k)));
        }

        var (from, to) = (_setting.Blocks(_setting.Reference.FromHour), _setting.Blocks(_setting.Reference.ToHour));
        var pieces = Math.Min(Pairs + 1, (to - from) / Telemetry.BlocksPerWindow);
        return Enumerable.Range(1, Math.Max(0, pieces - 1)).Select(k => (to - (Telemetry.BlocksPerWindow * k), to - (Telemetry.BlocksPerWindow * (k - 1))));
    }

    private IReadOnlyList<double>? Values((int Earlier, int Later) pair)
    {
        if (!_own.TryGetValue(pair, out var values))
        {
            var counts = _setting.Feature.Pair(_telemetry.Window(pair.Earlier), _telemetry.Window(pair.Later));
            values = counts is not null && IsEnough(counts) ? [.. _methods.Select(method => SignalTest.Value(method, counts))] : null;
            _own[pair] = values;
        }

        return values;
    }

    private bool IsEnough(PairedCounts counts) => Math.Min(counts.ReferenceTotal, counts.CurrentTotal) >= _setting.MinSamples;

    /// <summary>What two revisions say is not judged as one; here a revision is promoted at each midnight.</summary>
    private bool SpansPromotion(int end)
    {
        var hour = end * _setting.Feature.WindowHours / Telemetry.BlocksPerWindow;
        return _setting.IsOutput && Math.Floor((hour - 1e-9) / 24) * 24 > hour - _setting.Feature.WindowHours;
    }
}
