using MlOps.Analysis.Drift;
using MlOps.Analysis.Drift.Judging;
using MlOps.Analysis.Drift.Judging.Habits;
using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Bench.Simulation.Drift.Trials;

namespace MlOps.Bench.Simulation.Drift.Rules;

/// <summary>
/// The operator's judgement of one signal with its defaults, evaluation by evaluation: its own functions, in the order in which the
/// operator asks them. Comparable hours, alignment, enough samples, effect and significance above chance and habit, persistence. That it is
/// so is tested against the operator itself.
/// </summary>
internal sealed class OurDriftRule
{
    private const int Required = 3;
    private const int Of = 5;

    private readonly DriftSetting _setting;
    private readonly Telemetry _telemetry;
    private readonly IReadOnlyList<DriftMeasure> _methods;
    private readonly HabitHistory _history;
    private readonly List<int> _comparable = [];
    private readonly List<(int End, bool IsForeign)> _drifted = [];
    private Habit? _habit;
    private (Habit Habit, bool IsOwn)? _kept;
    private int? _first;
    private int? _confirmed;

    public OurDriftRule(DriftSetting setting, Telemetry telemetry)
    {
        (_setting, _telemetry) = (setting, telemetry);
        _methods =
            setting.Methods
            ?? (setting.Feature.Edges is null ? [DriftMeasure.JensenShannon] : [DriftMeasure.JensenShannon, DriftMeasure.Wasserstein]);
        _history = new HabitHistory(setting, telemetry, _methods);
    }

    /// <summary>Looks at the window that ends before block <paramref name="end"/>, the evaluations in their order.</summary>
    public OurResult Evaluate(int end)
    {
        var measured = Measure(end);
        var grade = measured.Select(one => one.Grade).DefaultIfEmpty(DriftGrade.None).Max();
        if (IsComparable(end))
        {
            _comparable.Add(end);
        }

        var oldest = _comparable.Count < Of ? int.MinValue : _comparable[^Of];
        _drifted.RemoveAll(one => one.End < oldest);
        if (grade == DriftGrade.Drift)
        {
            _drifted.Add((end, IsForeign(end)));
        }

        var lasts =
            grade == DriftGrade.Drift
            && IsOfTwoRevisions(end)
            && Persistence.Holds([.. _drifted.Select(one => (double)one.End)], Required, Telemetry.BlocksPerWindow);
        Remember(end, measured, grade, lasts);
        return new OurResult(measured.Count > 0, grade, lasts, grade == DriftGrade.Drift && _drifted.Count >= Required);
    }

    /// <summary>
    /// From the first look that drifts on its habit is kept, until a window is as its reference and no look of the last few drifted.
    /// </summary>
    private void Remember(int end, IReadOnlyList<Measurement> measured, DriftGrade grade, bool lasts)
    {
        _confirmed =
            lasts ? _confirmed ?? end
            : measured.Count > 0 && grade == DriftGrade.None ? null
            : _confirmed;
        _first = _drifted.Count == 0 && _confirmed is null ? null : _first ?? _drifted[0].End;
        _kept =
            _first is null ? null
            : _habit is { IsKnown: true } known && _kept?.IsOwn != IsOwn(end) ? (known, IsOwn(end))
            : _kept;
    }

    /// <summary>What each method gives for the window that ends before block <paramref name="end"/>; nothing without evidence.</summary>
    public IReadOnlyList<Measurement> Measure(int end)
    {
        if (
            !IsComparable(end)
            || _setting.Feature.Pair(_setting.ReferenceOf(_telemetry, end), _telemetry.Window(end)) is not { } counts
            || Math.Min(counts.ReferenceTotal, counts.CurrentTotal) < _setting.MinSamples
        )
        {
            return [];
        }

        _habit = _history.At(end, _first);
        var habit =
            _kept is { } kept
            && kept.IsOwn == IsOwn(end)
            && (!_habit.IsKnown || (_confirmed is not null && _habit.Moves < kept.Habit.Moves))
                ? kept.Habit
                : _habit;
        var tail =
            IsForeign(end) ? HabitTail.Twice
            : _setting.Reference.OffsetHours <= 0 || IsOwn(end) ? HabitTail.Fixed(_setting.Feature.WindowHours)
            : HabitTail.Moving(_setting.Feature.WindowHours);
        return
        [
            .. _methods.Select(method => SignalTest.Measure(method, counts, null, _setting.Signals, habit.Limit(method, counts, tail))),
        ];
    }

    /// <summary>What two revisions say is not judged as one, and a reference of less than a day only against its own hours.</summary>
    private bool IsComparable(int end)
    {
        var (hour, reference) = (Hour(end), _setting.Reference);
        return (!_setting.IsOutput || Promoted(end) <= hour - _setting.Feature.WindowHours + 1e-9)
            && (
                reference.OffsetHours > 0
                || HoursOfDay.Until(hour, _setting.Feature.WindowHours, reference.FromHour, reference.ToHour, _setting.Interval) == 0
            );
    }

    /// <summary>
    /// What another revision said a week ago tells the level of that revision too: drift has to show in two, or to have been confirmed
    /// before.
    /// </summary>
    private bool IsOfTwoRevisions(int end) =>
        !IsForeign(end)
        || (_confirmed is { } since && Hour(since) <= Promoted(end) + 1e-9)
        || _drifted.Exists(one => one.IsForeign && Hour(one.End) <= Promoted(end) + 1e-9);

    private bool IsOwn(int end) => _setting.IsAgainstItsFirstDay(end);

    private bool IsForeign(int end) => _setting.IsOutput && _setting.IsForeign(end, Promoted(end));

    /// <summary>In the hour of which the revision was promoted that serves in a window.</summary>
    private double Promoted(int end) => _setting.PromotedAt(Hour(end) - 1e-6);

    private double Hour(int end) => end * _setting.Interval;
}
