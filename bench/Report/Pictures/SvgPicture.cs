using System.Globalization;
using System.Security;
using System.Text;

namespace MlOps.Bench.Report.Pictures;

/// <summary>
/// Writes an SVG picture. By hand, because plotting libraries place each letter by the fonts of the machine they run on: the same figures
/// would give another file elsewhere.
/// </summary>
public sealed class SvgPicture(int width, int height)
{
    /// <summary>Told apart by the colour-blind as well (Okabe and Ito, 2008).</summary>
    public static readonly IReadOnlyList<string> Colours = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#555555"];

    private readonly StringBuilder _body = new();

    public void Rectangle(double x, double y, double w, double h, string colour) =>
        Add($"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{w:0.#}\" height=\"{h:0.#}\" fill=\"{colour}\"/>");

    public void Line(double x1, double y1, double x2, double y2, string colour, string dashes = "") =>
        Add($"<line x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\" stroke=\"{colour}\" stroke-dasharray=\"{dashes}\"/>");

    public void Path(IEnumerable<(double X, double Y)> points, string colour) =>
        Add(
            $"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.#},{p.Y:0.#}")))}\"/>"
        );

    /// <param name="anchor">start, middle or end.</param>
    public void Text(
        double x,
        double y,
        string text,
        string anchor = "start",
        int size = 13,
        string colour = "#222222",
        bool bold = false
    ) =>
        Add(
            $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"{colour}\" font-weight=\"{(bold ? "bold" : "normal")}\">{SecurityElement.Escape(text)}</text>"
        );

    public override string ToString() =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"Helvetica, Arial, sans-serif\">\n"
        + $"<rect width=\"{width}\" height=\"{height}\" fill=\"white\"/>\n{_body}</svg>\n";

    private void Add(FormattableString element) => _body.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
