using MlOps.Analysis.Drift.Streams.Detectors;

namespace MlOps.Analysis.Drift.Streams.Blocks;

/// <summary>
/// How a value follows from the ones before it: of each order up to four the best linear prediction by the Yule-Walker equations (Levinson,
/// J. Math. Phys. 25, 1947; Durbin, Rev. Int. Stat. Inst. 28, 1960), and the order of the smallest AIC (Akaike, 1974).
/// </summary>
internal sealed class Autoregression
{
    public const int MostOrder = 4;

    private readonly double[][] _coefficients;
    private readonly double[] _variances;

    private Autoregression(double mean, int count, double[][] coefficients, double[] variances, int order) =>
        (Mean, Count, _coefficients, _variances, Order) = (mean, count, coefficients, variances, order);

    public double Mean { get; }

    /// <summary>Values it was fitted to.</summary>
    public int Count { get; }

    public int Order { get; }

    /// <summary>Variance of the values.</summary>
    public double Variance => _variances[0];

    /// <summary>Variance that the mean of many values has, times their number: what they have in common counts.</summary>
    public double LongRunVariance
    {
        get
        {
            // A sum of the coefficients of 1 is a walk without a level; its estimate cannot be told from 0.98 with the few hundred values
            // at hand.
            var kept = Math.Min(0.98, _coefficients[Order].Sum());
            return _variances[Order] / ((1 - kept) * (1 - kept));
        }
    }

    /// <summary>Coefficients of the prediction from so many values before, the nearest first.</summary>
    public ReadOnlySpan<double> Coefficients(int known) => _coefficients[Math.Min(known, Order)];

    /// <summary>Variance of what that prediction misses.</summary>
    public double Missed(int known) => _variances[Math.Min(known, Order)];

    /// <summary>Fits at least two values.</summary>
    public static Autoregression Of(ReadOnlySpan<double> values)
    {
        var (n, mean) = (values.Length, Sums.Mean(values));
        var most = Math.Min(MostOrder, n - 2);
        Span<double> covariances = stackalloc double[MostOrder + 1];
        for (var lag = 0; lag <= most; lag++)
        {
            var sum = 0.0;
            for (var i = lag; i < n; i++)
            {
                sum += (values[i] - mean) * (values[i - lag] - mean);
            }

            covariances[lag] = sum / n;
        }

        var (coefficients, variances) = (new double[most + 1][], new double[most + 1]);
        (coefficients[0], variances[0]) = ([], covariances[0]);
        var (order, least) = (0, 0.0);
        for (var p = 1; p <= most && variances[p - 1] > 0; p++)
        {
            (coefficients[p], variances[p]) = Next(coefficients[p - 1], variances[p - 1], covariances);
            var criterion = (n * Math.Log(variances[p] / variances[0])) + (2 * p);
            (order, least) = criterion < least ? (p, criterion) : (order, least);
        }

        return new Autoregression(mean, n, coefficients, variances, order);
    }

    private static (double[] Coefficients, double Variance) Next(double[] before, double variance, ReadOnlySpan<double> covariances)
    {
        var p = before.Length + 1;
        var rest = covariances[p];
        for (var j = 1; j < p; j++)
        {
            rest -= before[j - 1] * covariances[p - j];
        }

        var (last, next) = (rest / variance, new double[p]);
        for (var j = 0; j < p - 1; j++)
        {
            next[j] = before[j] - (last * before[p - 2 - j]);
        }

        next[p - 1] = last;
        return (next, variance * (1 - (last * last)));
    }
}
