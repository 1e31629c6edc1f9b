using MlOps.Bench.Simulation.Streams;

namespace MlOps.Bench.Simulation.Drift.Features;

/// <summary>A distribution of values and the histogram that an exporter would keep of it.</summary>
/// <param name="Name">As the tables call it.</param>
/// <param name="Cdf">P(x ≤ ·) along the ladder's own axis.</param>
/// <param name="Deviation">The standard deviation along that axis, in which shifts are told.</param>
/// <param name="Lowest">First boundary of the ladder; about 0.6 % lie below it, unless the values begin there.</param>
/// <param name="Highest">Last boundary; about 0.6 % lie above.</param>
/// <param name="IsLogarithmic">
/// Whether the axis is the logarithm of the values, with exponential buckets; a shift then multiplies all values.
/// </param>
public sealed record Shape(string Name, Func<double, double> Cdf, double Deviation, double Lowest, double Highest, bool IsLogarithmic)
{
    private const double ParetoIndex = 1.5;

    /// <summary>Normal, over ±2.5 σ.</summary>
    public static Shape Normal { get; } = new("normal", Gaussian.Cdf, 1, -2.5, 2.5, false);

    /// <summary>Log-normal with a deviation of 1 of the logarithm: amounts, durations.</summary>
    public static Shape LogNormal { get; } = new("log-normal", Gaussian.Cdf, 1, -2.5, 2.5, true);

    /// <summary>Student's t with three degrees of freedom.</summary>
    public static Shape Student { get; } = new("Student t₃", StudentCdf, Math.Sqrt(3), -5.3, 5.3, false);

    /// <summary>Pareto with index 1.5: its variance is infinite, that of its logarithm is 1/1.5².</summary>
    public static Shape Pareto { get; } =
        new("Pareto 1.5", y => y > 0 ? 1 - Math.Exp(-ParetoIndex * y) : 0, 1 / ParetoIndex, 0, 5.08 / ParetoIndex, true);

    /// <summary>Finite boundaries of <paramref name="bins"/> buckets along the axis: evenly spaced.</summary>
    public IReadOnlyList<double> Axis(int bins)
    {
        // Values that begin at the lowest boundary need no bucket below it.
        var first = Cdf(Lowest) > 0 ? 0 : 1;
        return [.. Enumerable.Range(first, bins - 1).Select(i => Lowest + ((Highest - Lowest) * i / (bins - 2 + first)))];
    }

    /// <summary>The boundaries as values.</summary>
    public IReadOnlyList<double> Edges(int bins) => IsLogarithmic ? [.. Axis(bins).Select(Math.Exp)] : Axis(bins);

    /// <summary>The probability of each bucket after a shift.</summary>
    /// <param name="axis">Boundaries along the axis.</param>
    /// <param name="shift">In deviations.</param>
    /// <param name="spread">Factor on the deviation, about the median.</param>
    public double[] Masses(IReadOnlyList<double> axis, double shift, double spread = 1)
    {
        var middle = (Lowest + Highest) / 2;
        var (masses, below) = (new double[axis.Count + 1], 0.0);
        for (var i = 0; i < axis.Count; i++)
        {
            var upTo = Cdf(middle + ((axis[i] - (shift * Deviation) - middle) / spread));
            (masses[i], below) = (upTo - below, upTo);
        }

        masses[^1] = 1 - below;
        return masses;
    }

    private static double StudentCdf(double t)
    {
        var x = t / Math.Sqrt(3);
        return 0.5 + (((x / (1 + (x * x))) + Math.Atan(x)) / Math.PI);
    }
}
