using MlOps.Analysis.Drift;
using MlOps.Analysis.Drift.Distributions;
using MlOps.Analysis.Drift.Judging.Habits;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.DriftPolicies.Habits;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Selectors;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Operator.Controllers.DriftPolicies.Gathering.References;
using MlOps.Operator.Signals.Distributions;

namespace MlOps.Operator.Controllers.DriftPolicies.Gathering.Habits;

/// <summary>Reads the normal variability of a signal: how far windows of its past were from each other.</summary>
internal sealed class HabitGatherer(DriftFacts facts, DriftSignal signal, SignalReader reader, LabelMatcher model)
{
    private static readonly DriftMeasure[] Methods = Enum.GetValues<DriftMeasure>();
    private Reading<SignalCounts>? _failure;

    /// <summary>Of windows as far apart as the reference is, in the last season and at its begin in three more before.</summary>
    public async Task<HabitFacts> OfOffsetAsync(TimeSpan offset, bool isTwice, PairedCounts counts, CancellationToken ct)
    {
        var (season, window) = (offset.TotalSeconds, facts.Window.TotalSeconds);
        var onsets = DriftOnset.All(facts, signal.Name);
        double[] agos = [.. onsets.Select(onset => (facts.At - onset).TotalSeconds)];
        var (recent, seasons, since) = (new List<PastMove>(), new List<PastMove>(), facts.At - offset - facts.Window);
        foreach (
            var (into, ends) in new[]
            {
                (recent, HabitPlan.Recent(season, window, agos)),
                (seasons, HabitPlan.Seasons(season, window, agos)),
            }
        )
        {
            foreach (var later in ends.Select(ago => new ReferenceWindow(facts.At - TimeSpan.FromSeconds(ago), facts.Window)))
            {
                var earlier = later with { End = later.End - offset };
                if (Move(await ReadAsync(earlier, ct), await ReadAsync(later, ct)) is not { } move)
                    continue;
                into.Add(move);
                since = earlier.End - facts.Window < since ? earlier.End - facts.Window : since;
            }
        }

        var habit = Habit.OfSeasons(recent, seasons);
        return FactsOf(
            habit,
            counts,
            HabitText.OfOffset(facts, habit, offset, since, onsets),
            isTwice ? HabitTail.Twice : HabitTail.Moving(facts.Window.TotalHours),
            $"{facts.Current.Window} against {facts.Policy.Spec.Reference!.Offset} before"
        );
    }

    /// <summary>
    /// Of the first day of each revision against its later days, at the hour that is judged: a level that a deploy brings is in neither.
    /// </summary>
    public async Task<HabitFacts> OfOwnDaysAsync(PairedCounts counts, CancellationToken ct)
    {
        var onsets = DriftOnset.All(facts, signal.Name);
        var latest = onsets.Count > 0 ? onsets.Min() - facts.Window : facts.At;
        double Hours(DateTimeOffset at) => (at - facts.At).TotalHours;
        var moves = new List<PastMove>();
        foreach (
            var (start, later) in HabitPlan.OwnDays(
                0,
                facts.Window.TotalHours,
                Hours(latest),
                [.. Served().Select(r => (Hours(r.From), Hours(r.To)))]
            )
        )
        {
            if (Move(await ReadAsync(Ending(start), ct), await ReadAsync(Ending(later), ct)) is { } move)
                moves.Add(move);
        }

        var habit = Habit.OfMoves(moves);
        return FactsOf(
            habit,
            counts,
            HabitText.OfOwnDays(facts, habit, onsets),
            HabitTail.Fixed(facts.Window.TotalHours),
            $"{facts.Current.Window} against the first day of its revision"
        );
    }

    private ReferenceWindow Ending(double hours) => new(facts.At + TimeSpan.FromHours(hours), facts.Window);

    /// <summary>When each revision had the traffic, the newest first.</summary>
    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Served()
    {
        var to = facts.At;
        foreach (
            var from in (facts.Model?.Status?.Revisions ?? [])
                .Select(r => r.PromotedAt)
                .OfType<DateTimeOffset>()
                .Where(at => at < facts.At)
                .OrderDescending()
        )
        {
            yield return (from, to);
            to = from;
        }
    }

    /// <summary>
    /// Of pieces of the reference itself, or of the same hours of the days before. What another revision said is no habit of an output.
    /// </summary>
    public async Task<HabitFacts> OfPiecesAsync(ReferenceWindow reference, PairedCounts counts, CancellationToken ct)
    {
        var pieces = new List<SignalCounts>();
        foreach (
            var ago in HabitPlan.Pieces(
                reference.Length.TotalSeconds,
                facts.Window.TotalSeconds,
                TimeSpan.FromHours(HoursOfDay.Day).TotalSeconds
            )
        )
        {
            var piece = new ReferenceWindow(reference.End - TimeSpan.FromSeconds(ago), facts.Window);
            if (IsOfReference(piece, reference) && (await ReadAsync(piece, ct)).Value is { } read)
                pieces.Add(read);
        }

        return OfPieces(pieces, counts, HabitText.OfPieces(facts, reference.Length));
    }

    private bool IsOfReference(ReferenceWindow piece, ReferenceWindow reference) =>
        signal.Kind is SignalKind.Feature
        || piece.End - piece.Length >= reference.End - reference.Length
        || RevisionSplit.IsOfOne(facts.Model?.Status?.Revisions, piece.End - piece.Length, reference.End);

    /// <summary>Of pieces that were kept.</summary>
    /// <param name="pieces">In the order of time.</param>
    /// <param name="counts">What is judged.</param>
    /// <param name="lack">What is said where they are too few.</param>
    public HabitFacts OfPieces(IReadOnlyList<SignalCounts> pieces, PairedCounts counts, string lack)
    {
        var moves =
            pieces.Count < HabitPlan.LeastPieces
                ? []
                : pieces
                    .Select((piece, i) => Move(SignalCounts.Sum([.. pieces.Where((_, k) => k != i)]), piece))
                    .OfType<PastMove>()
                    .ToList();
        return FactsOf(Habit.OfMoves(moves, told: 1), counts, lack, HabitTail.Fixed(facts.Window.TotalHours));
    }

    private HabitFacts FactsOf(Habit habit, PairedCounts counts, string lack, HabitTail tail, string comparison)
    {
        var kept =
            KeptHabit.Of(facts, signal.Name, comparison) is { } one
            && KeptHabit.KnowsMore(one.Habit, habit, DriftOnset.IsConfirmed(facts, signal.Name))
                ? one
                : ((Habit Habit, DateTimeOffset At)?)null;
        return FactsOf(kept?.Habit ?? habit, counts, lack, tail) with { Habit = habit, Comparison = comparison, KeptAt = kept?.At };
    }

    private HabitFacts FactsOf(Habit habit, PairedCounts counts, string lack, HabitTail tail) =>
        new(
            Methods
                .Select(method => (Method: method, Limit: habit.Limit(method, counts, tail)))
                .Where(one => one.Limit is not null)
                .ToDictionary(one => one.Method, one => one.Limit!.Value),
            habit.Moves,
            habit.IsKnown ? null : lack
        )
        {
            Failure = _failure is { } failed ? (failed.Message, failed.Query) : null,
        };

    /// <summary>After one failure no more is asked: the habit stays open, and each further query would wait for its time-out.</summary>
    private async Task<Reading<SignalCounts>> ReadAsync(ReferenceWindow window, CancellationToken ct)
    {
        if (_failure is not null)
            return _failure;
        var read = await reader.ReadAsync(window, model, ct);
        _failure = read.Kind == EvidenceKind.QueryError ? read : null;
        return read;
    }

    private PastMove? Move(Reading<SignalCounts> earlier, Reading<SignalCounts> later) =>
        earlier.Value is { } before && later.Value is { } after ? Move(before, after) : null;

    /// <summary>Windows of which the judge would say nothing say nothing of habit.</summary>
    private PastMove? Move(SignalCounts earlier, SignalCounts later) =>
        SignalCounts.Pair(earlier, later).Counts is { } pair
        && Math.Min(pair.ReferenceTotal, pair.CurrentTotal) >= Math.Max(1, facts.Current.MinSamples)
            ? PastMove.Of(pair, Methods)
            : null;
}
