using System.Globalization;

namespace MlOps.Decisions.SloPolicies.Facts;

/// <summary>
/// A burn rate for status. It moves with every scrape, and at rest nothing is written: it stays as it was written until it has moved by
/// half, and by a tenth of the allowed rate at least. Metrics have it as it is.
/// </summary>
internal static class BurnFigure
{
    private const double Half = 1.5;
    private const double Least = 0.1;

    /// <returns>The figure to be written; null without a rate.</returns>
    public static string? Settle(string? before, double? rate)
    {
        if (rate is not { } now)
            return null;
        var known = double.TryParse(before, NumberStyles.Float, CultureInfo.InvariantCulture, out var was);
        return known && !HasMoved(was, now) ? before : Math.Round(now, now < 10 ? 1 : 0).ToString(CultureInfo.InvariantCulture);
    }

    public static double Value(string? figure) =>
        figure is null ? double.NegativeInfinity : double.Parse(figure, CultureInfo.InvariantCulture);

    private static bool HasMoved(double was, double now) => Math.Abs(now - was) >= Least && Math.Max(was, now) >= Half * Math.Min(was, now);
}
