namespace MlOps.Analysis.Drift.Streams.Seasons;

/// <summary>
/// What the seasons before say of a moment: a level, and a shape about it. The level is that of the same window a season ago, or of all the
/// past; the shape is none, or how the same moment, or its neighbourhood of a twenty-fourth or an eighth of a window, lay about the level
/// of its own window. Of the eight the one with the smallest squared error over the past is taken, each moment foretold from seasons that
/// do not hold it: a season is taken away only where that lowers the variance of values that it had not seen, so that it never adds more
/// noise than it removes.
/// </summary>
internal static class SeasonForecast
{
    /// <summary>Seasons before a moment that are asked.</summary>
    private const int MostSeasons = 4;

    /// <summary>Parts of a window that a neighbourhood takes; 0 is the moment itself, 1 the whole window, which has no shape.</summary>
    private static readonly double[] Neighbourhoods = [1, 1 / 8.0, 1 / 24.0, 0];

    /// <summary>Each stretch that has an earlier one, less the best forecast.</summary>
    /// <returns>The newest first; one stretch less than there are.</returns>
    public static IReadOnlyList<double[]> Best(SeasonalValues values)
    {
        var levels = values.Stretches.Select(stretch => Neighbourhood.Means(stretch, values.Window, 1)).ToList();
        var usual = Usual(values);
        var tried = Neighbourhoods
            .SelectMany(part =>
            {
                var near = values.Stretches.Select(stretch => Neighbourhood.Means(stretch, values.Window, part)).ToList();
                var shapes = near.Zip(levels, Less).ToList();
                return new[] { Errors(values, shapes, usual), Errors(values, near, 0) };
            })
            .ToList();
        var squares = Squares(values, tried);
        return tried[Array.IndexOf(squares, squares.Min())];
    }

    private static double[] Squares(SeasonalValues values, List<List<double[]>> tried)
    {
        var squares = new double[tried.Count];
        for (var season = 0; season < tried[0].Count; season++)
        {
            var past = tried[0][season].Length - (season == 0 ? values.Window : 0);
            for (var i = 0; i < past; i++)
            {
                if (tried.TrueForAll(errors => double.IsFinite(errors[season][i])))
                {
                    for (var way = 0; way < squares.Length; way++)
                    {
                        squares[way] += tried[way][season][i] * tried[way][season][i];
                    }
                }
            }
        }

        return squares;
    }

    /// <summary>The mean of everything before the window that is judged.</summary>
    private static double Usual(SeasonalValues values) =>
        values
            .Stretches.SelectMany((stretch, season) => season == 0 ? stretch.Take(stretch.Length - values.Window) : stretch)
            .Where(double.IsFinite)
            .DefaultIfEmpty()
            .Average();

    private static double[] Less(double[] from, double[] what)
    {
        var less = new double[from.Length];
        for (var i = 0; i < less.Length; i++)
        {
            less[i] = from[i] - what[i];
        }

        return less;
    }

    private static List<double[]> Errors(SeasonalValues values, List<double[]> said, double level)
    {
        var errors = new List<double[]>();
        Span<double> known = stackalloc double[MostSeasons];
        for (var season = 0; season < said.Count - 1; season++)
        {
            var (stretch, error) = (values.Stretches[season], new double[said[season].Length]);
            for (var i = 0; i < error.Length; i++)
            {
                var count = 0;
                for (var before = season + 1; before < said.Count && count < MostSeasons; before++)
                {
                    if (double.IsFinite(said[before][i]))
                    {
                        known[count++] = said[before][i];
                    }
                }

                error[i] = count == 0 ? double.NaN : stretch[i] - level - Middle(known[..count]);
            }

            errors.Add(error);
        }

        return errors;
    }

    /// <summary>The median: what was odd in one season of three or more is not expected again.</summary>
    private static double Middle(Span<double> said)
    {
        said.Sort();
        return (said[(said.Length - 1) / 2] + said[said.Length / 2]) / 2;
    }
}
