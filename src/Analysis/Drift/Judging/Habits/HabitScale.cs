namespace MlOps.Analysis.Drift.Judging.Habits;

/// <summary>How large the moves of a past are, squared, and how well that is known.</summary>
/// <param name="Square">Their mean square, at least 0.</param>
/// <param name="Independent">Its degrees of freedom.</param>
/// <param name="Lasting">The share of it that lasts through neighbouring moves, 0 to 1.</param>
internal readonly record struct HabitScale(double Square, double Independent, double Lasting)
{
    /// <summary>
    /// A level of each season and the rest, as in an analysis of variance with one random effect: e² between the moves of the last
    /// season, b² the mean square of the seasons' levels less e²'s part in it. Degrees of freedom of the sum by Satterthwaite (1946).
    /// </summary>
    /// <param name="recent">Moves of the last season, the newest first.</param>
    /// <param name="seasons">One move of each season before.</param>
    /// <param name="square">The squared size of a move.</param>
    public static HabitScale OfSeasons(IReadOnlyList<PastMove> recent, IReadOnlyList<PastMove> seasons, Func<PastMove, double> square)
    {
        var (n, k) = (recent.Count, seasons.Count + Math.Min(1, recent.Count));
        if (k == 0)
        {
            return default;
        }

        // Of what all recent moves have in common, 1/n is there by chance.
        var common = PastMove.Common(recent);
        var within = n < 2 ? 0 : Math.Clamp((1 - common) * n / (n - 1), 0, 1);
        var mean = n == 0 ? 0 : Math.Max(0, Capped([.. recent.Select(square)]).Average());
        var (e, levels) = (within * mean, ((common * mean) + seasons.Sum(square)) / k);
        var b = Math.Max(0, levels - (e * ((n > 0 ? 1.0 / n : 0) + seasons.Count) / k));
        var all = b + e;
        var independent = all > 0 ? all * all / ((b * b / k) + (n < 2 ? 0 : e * e / (n - 1))) : Math.Max(0, n - 1) + seasons.Count;
        // Whether levels last is seen only against what does not.
        return new HabitScale(all, independent, all > 0 && n > 1 ? b / all : 0);
    }

    /// <summary>
    /// The newest moves may be those that a drift makes which no look has seen yet: a window and its half, until then. They count for no
    /// more than four times the mean square of the others, which a normal move exceeds once in twenty times.
    /// </summary>
    private static IReadOnlyList<double> Capped(IReadOnlyList<double> squares)
    {
        const int Newest = 2;
        if (squares.Count < 2 * Newest)
        {
            return squares;
        }

        var most = 4 * Math.Max(0, squares.Skip(Newest).Average());
        return [.. squares.Take(Newest).Select(one => Math.Min(one, most)), .. squares.Skip(Newest)];
    }

    /// <summary>
    /// The mean square of all of them. Neighbours that move alike are one: n·(1 − r)/(1 + r) count (Bayley and Hammersley 1946, for a
    /// correlation r that decays), with r less its own standard error, 1/√n.
    /// </summary>
    /// <param name="moves">In the order of time.</param>
    /// <param name="told">So many are told by the others.</param>
    /// <param name="square">The squared size of a move.</param>
    public static HabitScale OfMoves(IReadOnlyList<PastMove> moves, int told, Func<PastMove, double> square)
    {
        var most = moves.Count - told;
        if (most < 1)
        {
            return default;
        }

        var r = Math.Max(0, PastMove.Neighbours(moves) - (1 / Math.Sqrt(moves.Count)));
        var independent = Math.Clamp(most * (1 - r) / (1 + r), 1, most);
        return new HabitScale(Math.Max(0, moves.Average(square)), independent, 1 - (independent / most));
    }
}
