using System.Globalization;
using MlOps.Analysis.Drift;
using MlOps.Analysis.Drift.Distributions;
using MlOps.Analysis.Drift.Judging;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.DriftPolicies.Habits;
using MlOps.Decisions.Text;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Rules;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Status;

namespace MlOps.Decisions.DriftPolicies.Signals;

/// <summary>Has one signal moved, in this window and for long enough?</summary>
internal static class SignalJudge
{
    private const int MostKept = 20;

    public static DriftSignalStatus Judge(DriftFacts facts, SignalFacts signal, SignalResult result)
    {
        var before = facts.Status.Signals.FirstOrDefault(s => s.Name == signal.Signal.Name);
        var drifted = result.DriftedAt ?? DriftedAt(facts, signal, before, result.Grade == DriftGrade.Drift);
        var lasts =
            result.Grade == DriftGrade.Drift
            && (
                result.DriftedAt is { Count: var own }
                    ? own >= facts.Persistence.Required
                    : IsOfTwoRevisions(facts, signal, before, drifted)
                        && Persistence.Holds([.. drifted.Select(UnixTime.Seconds)], facts.Persistence.Required, facts.Window.TotalSeconds)
            );
        var verdict =
            result.Evidence != EvidenceKind.Value ? Verdict.Unknown
            : lasts ? Verdict.Breached
            : result.Grade == DriftGrade.None ? Verdict.Healthy
            : Verdict.Warning;
        var next = new DriftSignalStatus
        {
            Name = signal.Signal.Name,
            Verdict = verdict,
            Since = facts.Now,
            Evidence = result.Evidence,
            Method = result.Method,
            Value = Number(result.Value),
            Threshold = Number(result.Threshold),
            Samples = result.Samples,
            ReferenceSamples = result.ReferenceSamples,
            DriftedAt = drifted,
            Message = MessageText.Short(result.Message),
        };
        var seen = KnownSince(facts, signal, before) ?? (result.Evidence == EvidenceKind.Value || result.Samples > 0 ? facts.At : null);
        var after = (
            before is null || before.Verdict != verdict || before.Evidence != result.Evidence ? next
            : IsOutdated(facts, before.Message ?? "", result) ? next with { Since = before.Since }
            : before
        ) with
        {
            DriftedAt = drifted,
            FirstSampleAt = seen,
            BreachedSince = DriftOnset.Next(facts, before, verdict),
        };
        return after with { Habit = KeptHabit.Next(facts, signal, before, after) };
    }

    /// <summary>A window that was over before there was anything to judge has no series, and nothing is wrong with the query.</summary>
    private static SignalResult Dated(DriftFacts facts, SignalResult result)
    {
        if (result.Evidence != EvidenceKind.NoData || result.Message.StartsWith("the reference", StringComparison.Ordinal))
            return result;
        var applied = facts.Policy.Metadata.CreationTimestamp;
        var served = facts.Model?.Status?.Revisions.Min(r => r.PromotedAt);
        var why =
            facts.At < applied ? "this policy was applied"
            : facts.At < served ? "the model had traffic"
            : null;
        return why is null || SteadyText.Promises(result.Message)
            ? result
            : result with
            {
                Message =
                    $"the window ended at {TimeText.Of(facts.At)}, before {why}, and the next comparable one ends at {TimeText.Of(facts.At + facts.Interval)}; {result.Message}",
            };
    }

    /// <summary>
    /// A message stays as it was when the verdict was reached. It is replaced when the reason for a mere warning changes, or a time that it
    /// announced has passed.
    /// </summary>
    private static bool IsOutdated(DriftFacts facts, string before, SignalResult result) =>
        SteadyText.IsPast(before, facts.Now)
        || result.Evidence is EvidenceKind.NoData or EvidenceKind.Ambiguous
            && !MessageText.GivesTheSameCause(before, MessageText.Short(result.Message))
        || (before.Length < MessageText.Longest && !SteadyText.Holds(before, result.Caveats))
        || (result.Caveats.Length == 0 && SignalResult.HasCaveat(before));

    /// <summary>
    /// Of an output only what the serving revision gave counts: a new one has said nothing yet, and that is no loss of data.
    /// </summary>
    private static DateTimeOffset? KnownSince(DriftFacts facts, SignalFacts signal, DriftSignalStatus? before) =>
        signal.Signal.Kind == SignalKind.Feature || facts.Serving?.PromotedAt is not { } promoted || before?.FirstSampleAt >= promoted
            ? before?.FirstSampleAt
            : null;

    /// <summary>
    /// What this evaluation alone shows. A stream's threshold is simulated anew each time: look once, and hand the look on.
    /// </summary>
    public static SignalResult Evaluate(DriftFacts facts, SignalFacts signal) => Dated(facts, Measure(facts, signal));

    private static SignalResult Measure(DriftFacts facts, SignalFacts signal)
    {
        if (signal.Score is { } score)
            return ScoreResult.Of(signal.Signal, score);
        if (signal.Stream is { } stream)
            return StreamResult.Of(facts, signal.Signal, stream);
        if (signal.Counts is not { Kind: EvidenceKind.Value, Value: { } counts } reading)
            return SignalResult.Without(
                signal.Counts?.Kind ?? EvidenceKind.NoData,
                signal.Counts is { } r ? SignalResult.Lack(r.Message, r.Query) : "not read by this release"
            );
        if (counts.CurrentTotal < facts.Current.MinSamples || counts.ReferenceTotal < facts.Current.MinSamples)
            return SignalResult.Without(
                EvidenceKind.Idle,
                FormattableString.Invariant(
                    $"{counts.CurrentTotal:0} samples against {counts.ReferenceTotal:0} in the reference; spec.current.minSamples requires {facts.Current.MinSamples} in each"
                ),
                counts
            );
        return SignalResult.Of(facts, signal, Measure(facts, signal, counts), counts, reading.Query);
    }

    /// <summary>All tests of the signal; the deciding one comes first.</summary>
    internal static IReadOnlyList<Measurement> Measure(DriftFacts facts, SignalFacts signal, PairedCounts counts)
    {
        var signals = facts.Signals.Count(s => s.Counts is not null);
        return
        [
            .. Tests(signal.Signal, counts)
                .Select(t =>
                    SignalTest.Measure(
                        t.Method,
                        counts,
                        t.Levels,
                        Math.Max(1, signals),
                        signal.Variability.TryGetValue(t.Method, out var habit) ? habit : null
                    )
                )
                .OrderByDescending(m => m.Grade)
                .ThenByDescending(m => m.Value / m.Levels.Drift),
        ];
    }

    /// <summary>As declared; else the Jensen-Shannon distance, and along an order the Wasserstein distance as well.</summary>
    private static IEnumerable<(DriftMeasure Method, DriftThresholds Levels)> Tests(DriftSignal signal, PairedCounts counts)
    {
        if (signal.Tests is not { Count: > 0 } tests)
            tests =
            [
                new DriftTest { Method = DriftMethod.JensenShannon },
                .. counts is BinnedPair ? new[] { new DriftTest { Method = DriftMethod.Wasserstein } } : [],
            ];
        foreach (var test in tests)
        {
            var method = SameName.In<DriftMeasure>(test.Method);
            var standard = DriftThresholds.Of(method);
            var drift = (double?)Numbers.Of(test.Drift) ?? standard.Drift;
            yield return (
                method,
                new DriftThresholds((double?)Numbers.Of(test.Warn) ?? Math.Min(standard.Warn, DriftThresholds.WarnShare * drift), drift)
            );
        }
    }

    /// <summary>
    /// Against another revision every window of one deploy shows the level that it brought, all day: that is one observation, and what
    /// drifts shows in the windows of two revisions. A drift that was confirmed before the deploy needs no second one.
    /// </summary>
    private static bool IsOfTwoRevisions(
        DriftFacts facts,
        SignalFacts signal,
        DriftSignalStatus? before,
        IReadOnlyList<DateTimeOffset> drifted
    ) =>
        signal.OthersUntil is null
        || facts.Serving?.PromotedAt is not { } promoted
        || DriftOnset.Confirmed(before) <= promoted
        || drifted.Any(at => at <= promoted && OutputReference.WasAnothers(facts, at));

    /// <summary>Of the last so many evaluations that could be compared; the same window looked at again counts once.</summary>
    private static IReadOnlyList<DateTimeOffset> DriftedAt(DriftFacts facts, SignalFacts signal, DriftSignalStatus? before, bool drifts)
    {
        var oldest = ComparableResults.Oldest(facts, signal);
        var known = (before?.DriftedAt ?? []).Where(at => at >= oldest && at < facts.At);
        return [.. (drifts ? known.Append(facts.At) : known).TakeLast(MostKept)];
    }

    private static string? Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture);
}
