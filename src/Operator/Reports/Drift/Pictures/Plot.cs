using System.Globalization;

namespace MlOps.Operator.Reports.Drift.Pictures;

/// <summary>The area of a picture: 360 units wide, about the width of a phone, so that texts keep their size there.</summary>
/// <param name="Top">Largest value of the vertical axis, which begins at 0.</param>
/// <param name="Height">Of the whole picture.</param>
internal readonly record struct Plot(double Top, double Height)
{
    public const double Width = 360;
    public const double Left = 40;
    public const double Right = 354;

    /// <summary>Where the horizontal axis lies.</summary>
    public double Ground => Height - 20;

    public static double X(double share) => Left + (share * (Right - Left));

    public double Y(double value) => Ground - (Top > 0 ? Math.Clamp(value / Top, 0, 1) * (Ground - 10) : 0);

    public Markup Axes(string top, string middle, string bottom = "0") =>
        Markup.Join([
            Svg.Line(Left, Ground, Right, Ground, "axis"),
            Svg.Line(Left, Y(Top / 2), Right, Y(Top / 2), "grid"),
            Svg.Line(Left, Y(Top), Right, Y(Top), "grid"),
            Svg.Text(Left - 4, Ground + 3, "end", bottom),
            Svg.Text(Left - 4, Y(Top / 2) + 3, "end", middle),
            Svg.Text(Left - 4, Y(Top) + 3, "end", top),
        ]);

    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Bounds of buckets, which range from 1e-9 to 1e9.</summary>
    public static string Bound(double value) =>
        Math.Abs(value) is >= 1e5 or (< 1e-3 and > 0)
            ? value.ToString("0.##e+0", CultureInfo.InvariantCulture)
            : value.ToString("0.####", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (share * 100).ToString(share < 0.1 ? "0.#" : "0", CultureInfo.InvariantCulture) + " %";
}
