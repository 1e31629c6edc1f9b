using MlOps.Analysis.Drift.Distributions;
using MlOps.Analysis.Statistics;

namespace MlOps.Analysis.Drift.Judging;

/// <summary>
/// What a signal does by itself, learned from moves of its past: the noise floor supposes independent samples, and an hourly mean that wanders by 0.2 σ
/// exceeds it 98 % of the time (simulated). Measures are sizes of moves, |Δ|, so their scale is the root of their mean square, and the next one exceeds it
/// as |t| does with as many degrees of freedom as there are independent moves.
/// </summary>
public sealed class Habit
{
    /// <summary>Fewer independent moves are no habit: of one, the next exceeds 64 times its size once in a hundred times.</summary>
    public const double LeastIndependent = 2;

    /// <summary>How often a move of the same kind goes beyond the limit, where neighbouring moves have nothing in common.</summary>
    private const double Tail = 0.01;

    private readonly IReadOnlyList<PastMove> _recent;
    private readonly IReadOnlyList<PastMove> _seasons;
    private readonly double _recentIndependent;

    private Habit(IReadOnlyList<PastMove> recent, IReadOnlyList<PastMove> seasons, int told)
    {
        (_recent, _seasons) = (recent, seasons);
        var most = Math.Max(0, recent.Count - told);
        // Neighbours that move alike are one observation: n·(1 − r)/(1 + r) of them count (Bayley and Hammersley 1946, for a correlation that decays).
        var r = Math.Max(0, LagOne(recent));
        _recentIndependent = most == 0 ? 0 : Math.Clamp(most * (1 - r) / (1 + r), 1, most);
    }

    /// <summary>Nothing is known.</summary>
    public static Habit Unknown { get; } = Of([], []);

    /// <summary>Moves that were seen.</summary>
    public int Moves => _recent.Count + _seasons.Count;

    /// <summary>So many independent ones they are worth; each earlier season is one of its own.</summary>
    public double Independent => _recentIndependent + _seasons.Count;

    /// <summary>Whether there are enough of them to tell a habit.</summary>
    public bool IsKnown => Independent >= LeastIndependent;

    /// <summary>From moves against an earlier time.</summary>
    /// <param name="recent">Of neighbouring windows, in the order of time, either way: a level that lasts shows in all of them and counts once.</param>
    /// <param name="seasons">Of windows that are whole seasons apart.</param>
    public static Habit Of(IReadOnlyList<PastMove> recent, IReadOnlyList<PastMove> seasons)
    {
        ArgumentNullException.ThrowIfNull(recent);
        ArgumentNullException.ThrowIfNull(seasons);
        return new Habit(recent, seasons, 0);
    }

    /// <summary>From pieces of one reference, each against the others together; the last of them is told by the others.</summary>
    /// <param name="pieces">In the order of time, either way.</param>
    public static Habit OfPieces(IReadOnlyList<PastMove> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        return new Habit(pieces, [], 1);
    }

    /// <summary>
    /// What the next move stays below, in units of the measure: √(floor² + t²·w²), with the noise floor of its own samples, w the scale of what went beyond
    /// chance in the past, and t of both tails. Where one level shows in all recent moves, a false look would last as long as the level does, and no
    /// persistence helps: the tail is smaller by as many moves as count as one.
    /// </summary>
    /// <param name="method">The measure.</param>
    /// <param name="counts">What is judged. All of it in an end bucket is as far as the ladder reaches: then it is what the past itself has reached.</param>
    /// <returns>Null where the habit is not known, or the measure was not taken of the past.</returns>
    public double? Limit(DriftMethod method, PairedCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var (recent, seasons) = (_recent.Select(move => move.Of(method)).ToList(), _seasons.Select(move => move.Of(method)).ToList());
        if (!IsKnown || recent.Concat(seasons).Any(size => size is null))
        {
            return null;
        }

        if (counts is BinnedPair { FilledEnd: not null })
        {
            return recent.Concat(seasons).Max(size => size!.Value.Value);
        }

        var share = recent.Count > 0 ? _recentIndependent / recent.Count : 1;
        var square = Math.Max(0, (share * recent.Sum(size => size!.Value.Excess)) + seasons.Sum(size => size!.Value.Excess)) / Independent;
        var t = StudentQuantile.Upper(Tail * share / 2, Independent);
        return PastMove.Root(method, PastMove.Square(method, NoiseFloor.Of(method, counts)) + (t * t * square));
    }

    /// <summary>Correlation of neighbours, about no move at all, of moves with their direction.</summary>
    private static double LagOne(IReadOnlyList<PastMove> moves)
    {
        var all = moves.Count < 2 ? 0 : moves.Average(move => move.Length);
        return all > 0 ? moves.Zip(moves.Skip(1), (a, b) => a.Along(b)).Average() / all : 0;
    }
}
