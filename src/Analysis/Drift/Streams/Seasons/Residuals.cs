namespace MlOps.Analysis.Drift.Streams.Seasons;

/// <summary>What is left of a value when the season that the past knows is taken away.</summary>
/// <param name="Past">Before the window that is judged, oldest first; NaN where a value or an earlier season is lacking.</param>
/// <param name="Current">In the window that is judged, in order of time; NaN in the same case.</param>
public sealed record Residuals(double[] Past, double[] Current)
{
    /// <summary>
    /// So many windows of the seasons before tell how a value wanders without the days before the window, which may hold the move that is
    /// looked for.
    /// </summary>
    private const int Enough = 4;

    /// <summary>Of a reference of which no season is known: the values themselves.</summary>
    public static Residuals Of(IReadOnlyList<double> reference, IReadOnlyList<double> current) => new([.. reference], [.. current]);

    /// <summary>Of values whose earlier seasons are known, where a season explains anything.</summary>
    public static Residuals Of(SeasonalValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var all = SeasonForecast.Best(values);
        List<double> past = [];
        foreach (var season in all.Skip(1).Reverse())
        {
            past.AddRange(season);
        }

        if (past.Count(double.IsFinite) < Enough * values.Window)
        {
            past.AddRange(all[0][..^values.Window]);
        }

        return new Residuals([.. past], all[0][^values.Window..]);
    }
}
