using MlOps.Analysis.Drift.Distributions;
using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Drift.Judging.Habits;

/// <summary>
/// What a signal does on its own, learned from moves of its past: the noise floor supposes independent samples, and an hourly mean that
/// wanders by 0.2 σ exceeds it 98 % of the time (simulated). Measures are sizes of moves, |Δ|, so their scale is the root of their mean
/// square, and the next one exceeds it as |t| does with as many degrees of freedom as the scale is known with.
/// </summary>
public sealed class Habit
{
    /// <summary>
    /// With fewer degrees of freedom no habit is known: with two, the next move exceeds ten times the scale once in a hundred times, which
    /// holds back everything.
    /// </summary>
    public const double LeastIndependent = 3;

    /// <param name="moves">So many moves were seen.</param>
    /// <param name="independent">So many independent ones they are worth.</param>
    /// <param name="extents">How far each measure goes by habit.</param>
    public Habit(int moves, double independent, IReadOnlyDictionary<DriftMeasure, HabitExtent> extents) =>
        (Moves, Independent, Extents) = (moves, independent, extents);

    /// <summary>Nothing is known.</summary>
    public static Habit Unknown { get; } = OfMoves([]);

    /// <summary>Moves that were seen.</summary>
    public int Moves { get; }

    /// <summary>So many independent ones they are worth.</summary>
    public double Independent { get; }

    /// <summary>How far each measure goes by habit; none of a measure that was not taken of all the past.</summary>
    public IReadOnlyDictionary<DriftMeasure, HabitExtent> Extents { get; }

    /// <summary>Whether that is enough to tell a habit.</summary>
    public bool IsKnown => Independent >= LeastIndependent;

    /// <summary>From moves against the season before.</summary>
    /// <param name="recent">Of windows of the last season: a level that lasted shows in all of them and is one observation.</param>
    /// <param name="seasons">Of windows that are whole seasons apart.</param>
    public static Habit OfSeasons(IReadOnlyList<PastMove> recent, IReadOnlyList<PastMove> seasons)
    {
        ArgumentNullException.ThrowIfNull(recent);
        ArgumentNullException.ThrowIfNull(seasons);
        return Of([.. recent, .. seasons], square => HabitScale.OfSeasons(recent, seasons, square));
    }

    /// <summary>From moves against one time.</summary>
    /// <param name="moves">In the order of time, either way: neighbours that move alike count as one.</param>
    /// <param name="told">So many of them are told by the others: one where each is a piece against the rest of a whole.</param>
    public static Habit OfMoves(IReadOnlyList<PastMove> moves, int told = 0)
    {
        ArgumentNullException.ThrowIfNull(moves);
        return Of(moves, square => HabitScale.OfMoves(moves, told, square));
    }

    /// <summary>
    /// What the next move stays below, in units of the measure: √(floor² + t²·s²), with the noise floor of its own samples, s the scale of
    /// what went beyond chance in the past, and t of both tails.
    /// </summary>
    /// <param name="method">The measure.</param>
    /// <param name="counts">
    /// What is judged. All of it in an end bucket is as far as the ladder reaches: then it is what the past itself has reached.
    /// </param>
    /// <param name="tail">How often a move of the same kind may go beyond.</param>
    /// <returns>Null where the habit is not known, or the measure was not taken of the past.</returns>
    public double? Limit(DriftMeasure method, PairedCounts counts, HabitTail tail)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (!IsKnown || !Extents.TryGetValue(method, out var extent))
        {
            return null;
        }

        if (counts is BinnedPair { FilledEnd: not null })
        {
            return extent.Farthest;
        }

        var t = StudentQuantile.Upper(tail.At(extent.Lasting) / 2, Math.Max(1, extent.Independent));
        return PastMove.Root(
            method,
            PastMove.Square(method, NoiseFloor.Of(method, counts)) + (t * t * PastMove.Square(method, extent.Scale))
        );
    }

    private static Habit Of(IReadOnlyList<PastMove> moves, Func<Func<PastMove, double>, HabitScale> scale)
    {
        var methods = moves.Count == 0 ? [] : moves[0].Methods.Where(method => moves.All(move => move.Of(method) is not null));
        return new Habit(
            moves.Count,
            scale(move => move.Length).Independent,
            methods.ToDictionary(method => method, method => Extent(method, moves, scale(move => move.Of(method)!.Value.Excess)))
        );
    }

    private static HabitExtent Extent(DriftMeasure method, IReadOnlyList<PastMove> moves, HabitScale scale) =>
        new(PastMove.Root(method, scale.Square), scale.Independent, scale.Lasting, moves.Max(move => move.Of(method)!.Value.Value));
}
