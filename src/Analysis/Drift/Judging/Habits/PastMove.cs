using MlOps.Analysis.Drift.Distributions;

namespace MlOps.Analysis.Drift.Judging.Habits;

/// <summary>How far a signal moved between two windows of its past: one observation of its habit.</summary>
public sealed class PastMove
{
    private readonly Dictionary<DriftMeasure, (double Value, double Excess)> _sizes;
    private readonly IReadOnlyDictionary<string, double> _by;

    private PastMove(Dictionary<DriftMeasure, (double, double)> sizes, IReadOnlyDictionary<string, double> by) =>
        (_sizes, _by) = (sizes, by);

    /// <summary>The measures that were taken.</summary>
    internal IEnumerable<DriftMeasure> Methods => _sizes.Keys;

    /// <summary>Squared length of the move, over its bins.</summary>
    internal double Length => _by.Values.Sum(by => by * by);

    /// <summary>Measures a move.</summary>
    /// <param name="counts">The earlier window as reference, the later one as current; both with samples.</param>
    /// <param name="methods">The measures that will be asked for; of those that need an order and have none nothing is kept.</param>
    public static PastMove Of(PairedCounts counts, IEnumerable<DriftMeasure> methods)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var sizes = methods
            .Where(method => counts is BinnedPair || !SignalTest.NeedsOrder(method))
            .ToDictionary(method => method, method => Sizes(method, counts));
        return new PastMove(sizes, counts.Moves());
    }

    /// <summary>The measure, and its square less what chance gives on average; null for one that was not taken.</summary>
    internal (double Value, double Excess)? Of(DriftMeasure method) => _sizes.TryGetValue(method, out var size) ? size : null;

    /// <summary>The share of the moves' mean square that is a move of all of them, 0 to 1; 1 of a single one, 0 where none moved.</summary>
    internal static double Common(IReadOnlyList<PastMove> moves)
    {
        var all = moves.Sum(move => move.Length);
        var mean = moves
            .SelectMany(move => move._by)
            .GroupBy(one => one.Key, StringComparer.Ordinal)
            .Sum(by => Math.Pow(by.Sum(one => one.Value), 2));
        return all > 0 ? mean / (moves.Count * all) : 0;
    }

    /// <summary>The correlation of neighbouring moves, about none at all; 0 of fewer than two.</summary>
    internal static double Neighbours(IReadOnlyList<PastMove> moves)
    {
        var all = moves.Count < 2 ? 0 : moves.Average(move => move.Length);
        return all > 0
            ? moves.Zip(moves.Skip(1), (a, b) => a._by.Sum(one => one.Value * b._by.GetValueOrDefault(one.Key))).Average() / all
            : 0;
    }

    private static (double Value, double Excess) Sizes(DriftMeasure method, PairedCounts counts)
    {
        var value = SignalTest.Value(method, counts);
        return (value, Square(method, value) - NoiseFloor.MeanSquare(method, counts));
    }

    /// <summary>PSI grows with the square of a shift, as χ² does; all other measures with the shift itself.</summary>
    internal static double Square(DriftMeasure method, double value) => method == DriftMeasure.Psi ? value : value * value;

    /// <summary>Back from a square.</summary>
    internal static double Root(DriftMeasure method, double square) => method == DriftMeasure.Psi ? square : Math.Sqrt(square);
}
