namespace MlOps.Bench.Report.Pictures;

/// <summary>Lines over time, with one level marked.</summary>
/// <param name="title">Above the picture.</param>
/// <param name="xAxis">Below it.</param>
/// <param name="yAxis">Above the scale.</param>
/// <param name="series">Name and points, ascending in x.</param>
/// <param name="level">A horizontal line with its name.</param>
/// <param name="x">Distance of the marks below.</param>
/// <param name="y">Lowest and highest of the scale, and the distance of its marks.</param>
public sealed class LineChart(
    string title,
    string xAxis,
    string yAxis,
    IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Points)> series,
    (string Name, double Y) level,
    double x,
    (double Lowest, double Highest, double Step) y
)
{
    private const int Width = 860;
    private const int Height = 460;
    private const int Left = 60;
    private const int Top = 60;
    private const int Plot = 520;
    private const int Bottom = 400;

    private readonly double _maxX = series.Max(one => one.Points.Max(point => point.X));

    public string ToSvg()
    {
        var svg = new SvgPicture(Width, Height);
        svg.Text(20, 26, title, size: 17, bold: true);
        svg.Text(Left - 8, Top - 12, yAxis, "middle", 12);
        for (var mark = 0; y.Lowest + (mark * y.Step) <= y.Highest + 1e-9; mark++)
        {
            var value = y.Lowest + (mark * y.Step);
            svg.Line(Left, Y(value), Left + Plot, Y(value), "#DDDDDD");
            svg.Text(Left - 8, Y(value) + 4, Figures.Number(value), "end", 12);
        }

        for (var mark = 0; mark * x <= _maxX + 1e-9; mark++)
        {
            svg.Text(X(mark * x), Bottom + 18, Figures.Number(mark * x), "middle", 12);
        }

        svg.Text(Left + (Plot / 2.0), Bottom + 40, xAxis, "middle", 12);
        svg.Line(Left, Y(level.Y), Left + Plot, Y(level.Y), "#D00000", "6 4");
        svg.Text(Left + Plot + 6, Y(level.Y) + 4, level.Name, colour: "#D00000");
        for (var i = 0; i < series.Count; i++)
        {
            svg.Path(series[i].Points.Select(point => (X(point.X), Y(point.Y))), SvgPicture.Colours[i]);
            svg.Rectangle(Left + Plot + 24, 250 + (24 * i), 13, 13, SvgPicture.Colours[i]);
            svg.Text(Left + Plot + 43, 261 + (24 * i), series[i].Name);
        }

        return svg.ToString();
    }

    private double X(double at) => Left + (Plot * at / _maxX);

    /// <summary>What is beyond the scale runs along its edge.</summary>
    private double Y(double at) => Top + ((Bottom - Top) * (y.Highest - Math.Clamp(at, y.Lowest, y.Highest)) / (y.Highest - y.Lowest));
}
