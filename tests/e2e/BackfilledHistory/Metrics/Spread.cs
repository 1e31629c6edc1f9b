namespace MlOps.EndToEnd.BackfilledHistory.Metrics;

/// <summary>
/// How values are spread at each moment: a logistic distribution, whose shape is near the normal one and whose shares are known in closed
/// form.
/// </summary>
internal sealed record Spread(Func<DateTimeOffset, double> Mean)
{
    private const double Usual = 8;

    /// <summary>Standard deviation of values of the usual width.</summary>
    public const double Deviation = Usual * Math.PI / 1.7320508075688772;

    /// <summary>How far values lie apart.</summary>
    public double Width { get; init; } = Usual;

    public static Spread Steady { get; } = new(_ => 50);

    /// <summary>Steady, and moved by so many deviations from a moment on.</summary>
    public static Spread MovedFrom(DateTimeOffset moment, double deviations = 1) =>
        new(at => at < moment ? 50 : 50 + (deviations * Deviation));

    /// <summary>The share of values up to a bound.</summary>
    public double UpTo(double bound, DateTimeOffset at) => 1 / (1 + Math.Exp((Mean(at) - bound) / Width));
}
