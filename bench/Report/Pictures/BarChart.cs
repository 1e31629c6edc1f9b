namespace MlOps.Bench.Report.Pictures;

/// <summary>Horizontal bars: a group for each category, in it a bar for each series.</summary>
/// <param name="title">Above the picture.</param>
/// <param name="axis">Below it.</param>
/// <param name="categories">Names of the groups, from above.</param>
/// <param name="series">Name and one value for each category; an infinite one is drawn to the edge and says so.</param>
/// <param name="max">The value at the right edge; larger ones are cut there, and their figure tells.</param>
public sealed class BarChart(
    string title,
    string axis,
    IReadOnlyList<string> categories,
    IReadOnlyList<(string Name, IReadOnlyList<double> Values)> series,
    double max
)
{
    private const int Width = 860;
    private const int Left = 270;
    private const int Top = 70;
    private const int Right = 70;
    private const int Bar = 13;
    private const int Gap = 14;

    public string ToSvg()
    {
        var group = (Bar * series.Count) + Gap;
        var bottom = Top + (group * categories.Count);
        var svg = new SvgPicture(Width, bottom + 50);
        svg.Text(20, 26, title, size: 17, bold: true);
        Legend(svg);
        for (var tick = 0; tick <= 5; tick++)
        {
            var x = X(max * tick / 5);
            svg.Line(x, Top, x, bottom, "#DDDDDD");
            svg.Text(x, bottom + 18, Figures.Number(max * tick / 5), "middle", 12);
        }

        svg.Text((Left + Width - Right) / 2.0, bottom + 38, axis, "middle", 12);
        for (var i = 0; i < categories.Count; i++)
        {
            var y = Top + (group * i) + (Gap / 2.0);
            svg.Text(Left - 10, y + (Bar * series.Count / 2.0) + 4, categories[i], "end", bold: i == 0);
            for (var j = 0; j < series.Count; j++)
            {
                var value = series[j].Values[i];
                svg.Rectangle(Left, y + (Bar * j), X(value) - Left, Bar - 2, SvgPicture.Colours[j]);
                svg.Text(X(value) + 4, y + (Bar * j) + 10, Figures.Number(value, "#,0.#"), size: 11);
            }
        }

        return svg.ToString();
    }

    private static double Scale(double value, double max) => Left + ((Width - Left - Right) * Math.Min(value, max) / max);

    private double X(double value) => Scale(value, max);

    private void Legend(SvgPicture svg)
    {
        var apart = Math.Min(270, (Width - 40) / series.Count);
        for (var j = 0; j < series.Count; j++)
        {
            svg.Rectangle(20 + (apart * j), 42, 13, 13, SvgPicture.Colours[j]);
            svg.Text(39 + (apart * j), 53, series[j].Name);
        }
    }
}
