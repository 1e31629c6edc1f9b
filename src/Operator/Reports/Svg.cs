namespace MlOps.Operator.Reports;

/// <summary>The few shapes that the pictures are made of. Colours are classes, so that they follow the reader's dark or light.</summary>
internal static class Svg
{
    public static Markup Picture(double width, double height, string about, Markup content) =>
        Markup.Of($"""<svg viewBox="0 0 {width} {height}" role="img" aria-label="{about}"><title>{about}</title>{content}</svg>""");

    public static Markup Bar(double x, double y, double width, double height, string style, string tip) =>
        Markup.Of(
            $"""<rect class="{style}" x="{x}" y="{y}" width="{Math.Max(0, width)}" height="{Math.Max(0, height)}"><title>{tip}</title></rect>"""
        );

    public static Markup Line(double x1, double y1, double x2, double y2, string style) =>
        Markup.Of($"""<line class="{style}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>""");

    public static Markup Dot(double x, double y, double radius, string style, string tip) =>
        Markup.Of($"""<circle class="{style}" cx="{x}" cy="{y}" r="{radius}"><title>{tip}</title></circle>""");

    /// <param name="anchor">start, middle or end.</param>
    public static Markup Text(double x, double y, string anchor, string text) =>
        Markup.Of($"""<text x="{x}" y="{y}" text-anchor="{anchor}">{text}</text>""");

    public static Markup Path(IEnumerable<(double X, double Y)> points, string style) =>
        Markup.Of($"""<polyline class="{style}" points="{Markup.Join(points.Select(p => Markup.Of($"{p.X},{p.Y} ")))}"/>""");
}
