using MlOps.Analysis.Drift;
using MlOps.Analysis.Drift.Distributions;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.DriftPolicies.Habits;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Sources;
using MlOps.Operator.Controllers.DriftPolicies.Gathering.Habits;
using MlOps.Operator.Controllers.DriftPolicies.Gathering.References;
using MlOps.Operator.Controllers.DriftPolicies.Gathering.Streams;
using MlOps.Operator.Signals.Baselines;
using MlOps.Operator.Signals.Distributions;
using MlOps.Operator.Signals.Prometheus;
using MlOps.Operator.Signals.Selectors;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering;

/// <summary>Reads one signal: current window, reference, and the data behind its habit.</summary>
internal sealed class SignalGatherer(
    DriftFacts facts,
    DriftSignal signal,
    IPrometheus prometheus,
    IndicatorVariables variables,
    LabelMatcher model,
    LabelMatcher serving,
    Reading<Baseline>? baseline = null
)
{
    private static readonly Dictionary<DriftMeasure, double> NoVariability = [];
    private readonly SignalReader _reader = new(signal, prometheus, variables, facts.Current.MinSamples);

    /// <summary>Inputs do not depend on the revision; what the model says does.</summary>
    private LabelMatcher Current => signal.Kind is SignalKind.Feature ? model : serving;

    private HabitGatherer Habits => new(facts, signal, _reader, model);

    public async Task<SignalFacts> GatherAsync(CancellationToken ct)
    {
        if (signal.Source.Score is { } score)
            return new SignalFacts(signal, null, await ScoreAsync(score, ct), NoVariability);
        if (signal.Source.Stream is not null)
            return new SignalFacts(signal, null, null, NoVariability)
            {
                Stream = await new StreamGatherer(facts, prometheus).GatherAsync(signal, variables, ct),
            };
        if (RevisionSplit.Problem(facts, signal.Kind) is { } split)
            return Without(split);
        if (baseline is not null)
            return await AgainstAsync(baseline, ct);
        var (reference, why) = ReferenceWindows.Of(facts);
        if (reference is not { } window)
            return Without(why);
        return PrometheusDuration.TryParse(facts.Policy.Spec.Reference?.Offset ?? "", out var offset)
            ? await SinceAsync(offset, ct)
            : await AgainstAsync(window, ct);
    }

    private SignalFacts Without(string why) => new(signal, Reading<PairedCounts>.None(EvidenceKind.NoData, why, ""), null, NoVariability);

    /// <summary>Against the same window so long ago.</summary>
    private async Task<SignalFacts> SinceAsync(TimeSpan offset, CancellationToken ct)
    {
        var (own, othersUntil) = OutputReference.Of(facts, signal.Kind);
        var counts = _reader.Pair(
            await _reader.ReadAsync(new ReferenceWindow(facts.At - (own ?? offset), facts.Window), model, ct),
            await NowAsync(ct)
        );
        var habit =
            counts.Value is not { } pair ? null
            : own is not null ? await Habits.OfOwnDaysAsync(pair, ct)
            : await Habits.OfOffsetAsync(offset, othersUntil is not null, pair, ct);
        return With(counts, habit) with { ReferenceLength = facts.Window, OthersUntil = othersUntil };
    }

    /// <summary>Against a fixed time.</summary>
    private async Task<SignalFacts> AgainstAsync(ReferenceWindow reference, CancellationToken ct)
    {
        if (SameHours.Problem(facts, reference) is { } hours)
            return Without(hours) with { ReferenceLength = reference.Length, ReferenceEnd = reference.End };
        var counts = _reader.Pair(await _reader.ReadAsync(reference, model, ct), await NowAsync(ct));
        return With(counts, counts.Value is { } pair ? await Habits.OfPiecesAsync(reference, pair, ct) : null) with
        {
            ReferenceLength = reference.Length,
            ReferenceEnd = reference.End,
        };
    }

    /// <summary>Against a snapshot, whose habit is learned from the pieces that it keeps.</summary>
    private async Task<SignalFacts> AgainstAsync(Reading<Baseline> snapshot, CancellationToken ct)
    {
        var (length, end) = (BaselineLookup.Length(snapshot), snapshot.Value?.Window?.To);
        if (length is { } of && end is { } to && SameHours.Problem(facts, new ReferenceWindow(to, of)) is { } hours)
            return Without(hours) with { ReferenceLength = length, ReferenceEnd = end };
        var kept = BaselineLookup.Counts(snapshot, signal);
        if (kept.Value is null)
            return new SignalFacts(
                signal,
                Reading<PairedCounts>.None(kept.Kind, $"the reference: {kept.Message}", kept.Query),
                null,
                NoVariability
            )
            {
                ReferenceLength = length,
                ReferenceEnd = end,
            };
        var counts = _reader.Pair(kept, await NowAsync(ct));
        var (pieces, lack) = SnapshotPieces.Of(facts, snapshot.Value!, signal);
        return With(counts, counts.Value is { } pair ? Habits.OfPieces(pieces, pair, lack) : null) with
        {
            ReferenceLength = length,
            ReferenceEnd = end,
        };
    }

    private Task<Reading<SignalCounts>> NowAsync(CancellationToken ct) =>
        _reader.ReadAsync(new ReferenceWindow(facts.At, facts.Window), Current, ct);

    /// <summary>
    /// A past that was queried without an answer is not a past without samples: with half of it the habit would look smaller than it is.
    /// </summary>
    private SignalFacts With(Reading<PairedCounts> counts, HabitFacts? habit) =>
        habit?.Failure is { } failure
            ? new(
                signal,
                Reading<PairedCounts>.None(EvidenceKind.QueryError, $"past data for its habit: {failure.Message}", failure.Query),
                null,
                NoVariability
            )
            : new(signal, counts, null, habit?.Limits ?? NoVariability) { Habit = habit };

    private async Task<Reading<ScoreValue>> ScoreAsync(ScoreSource score, CancellationToken ct)
    {
        var reader = new NumberReader(prometheus);
        var reading = await reader.ReadAsync(Filled(score.Query), facts.At, ct);
        if (score.NQuery is not { } query || reading.Value is not { } value)
            return reading;
        var samples = await reader.ReadAsync(Filled(query), facts.At, ct);
        return samples.Value is not { Value: var n } ? samples
            : n >= facts.Current.MinSamples ? Reading<ScoreValue>.Of(value with { Samples = n }, reading.Query)
            : Reading<ScoreValue>.None(
                EvidenceKind.Idle,
                FormattableString.Invariant($"{n:0} samples; spec.current.minSamples requires {facts.Current.MinSamples}"),
                samples.Query
            );
    }

    private string Filled(string query) => variables.Fill(query, facts.Window, facts.Serving!.Hash);
}
