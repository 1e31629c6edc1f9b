namespace MlOps.Analysis.Drift.Streams.Blocks;

/// <summary>
/// The evidence that the mean moved within a window and has stayed so since: a likelihood ratio, mixed over the beginning (each block
/// alike) and the size (normal, with the deviation of single values), against no move (Page, Biometrika 41, 1954, with Robbins' mixture,
/// Ann. Math. Stat. 41, 1970; Shin, Ramdas and Rinaldo, "E-detectors", New England J. Stat. Data Sci. 2, 2024). Given the estimated order
/// and coefficients, its expectation without a move is 1 after each block, so that it exceeds a threshold c at any time of a window once in
/// c windows at most (Ville, 1939), however often it is looked at; that these are estimated is made up for by the threshold, and not by the
/// theorem.
/// </summary>
/// <remarks>
/// The values are first freed of what they have in common with those before. Mean and deviation are not known but estimated from the past:
/// the mean's error is in both hypotheses, the variance is integrated out of both, which makes it Student's ratio instead of the normal one
/// (docs/drift.md).
/// </remarks>
internal static class ShiftEvidence
{
    /// <summary>
    /// Common logarithm of 316: once in so many windows it is exceeded at some time, at most; at the end of a window once in a thousand
    /// (simulated).
    /// </summary>
    private const double Known = 2.5;

    /// <summary>What an order that is estimated from n blocks overstates is 4/n (simulated).</summary>
    private const double Estimated = 4;

    /// <summary>Common logarithm from which on the mean has moved.</summary>
    /// <remarks>
    /// An autoregression fits the blocks that it is estimated from better than it foretells the next ones; the table is in docs/drift.md.
    /// </remarks>
    public static double Threshold(Autoregression past) => Known * (1 + (Estimated * Autoregression.MostOrder / past.Count));

    /// <summary>After each block the common logarithm of the evidence, and where the likeliest move began.</summary>
    public static (double[] Course, int Onset) Of(Autoregression past, ReadOnlySpan<double> blocks, double deviation)
    {
        var n = blocks.Length;
        var (missed, share) = (new double[n], new double[n, n]);
        for (var i = 0; i < n; i++)
        {
            var coefficients = past.Coefficients(i);
            var scale = Math.Sqrt(past.Missed(i));
            var rest = blocks[i] - past.Mean;
            for (var j = 0; j < coefficients.Length; j++)
            {
                rest -= coefficients[j] * (blocks[i - 1 - j] - past.Mean);
            }

            missed[i] = rest / scale;
            for (var onset = 0; onset <= i; onset++)
            {
                var kept = 1.0;
                for (var j = 0; j < coefficients.Length && i - 1 - j >= onset; j++)
                {
                    kept -= coefficients[j];
                }

                share[onset, i] = kept / scale;
            }
        }

        return Course(missed, share, past, deviation * deviation);
    }

    private static (double[] Course, int Onset) Course(double[] missed, double[,] share, Autoregression past, double size)
    {
        var n = missed.Length;
        var meanError = past.LongRunVariance / past.Count;
        var freedom = Math.Max(1, past.Count - past.Order - 1);
        var (course, likeliest) = (new double[n], 0);
        var fits = new Fit[n];
        var logs = new double[n];
        var squares = 0.0;
        for (var i = 0; i < n; i++)
        {
            squares += missed[i] * missed[i];
            var top = double.NegativeInfinity;
            for (var onset = 0; onset <= i; onset++)
            {
                fits[onset] = fits[onset].And(share[0, i], share[onset, i], missed[i]);
                logs[onset] = fits[onset].Log(meanError, size, squares, freedom, i + 1);
                (top, likeliest) = logs[onset] > top ? (logs[onset], onset) : (top, likeliest);
            }

            // Beginnings that are still to come have a ratio of 1.
            var sum = (n - 1 - i) * Math.Exp(-Math.Max(top, 0));
            for (var onset = 0; onset <= i; onset++)
            {
                sum += Math.Exp(logs[onset] - Math.Max(top, 0));
            }

            course[i] = (Math.Max(top, 0) + Math.Log(sum / n)) / Math.Log(10);
        }

        return (course, likeliest);
    }

    /// <summary>
    /// Sums of a regression on two steps: the error of the mean, from the first block on, and the move, from its beginning on.
    /// </summary>
    private readonly record struct Fit(double MeanMean, double MeanMove, double MoveMove, double Mean, double Move)
    {
        public Fit And(double mean, double move, double missed) =>
            new(
                MeanMean + (mean * mean),
                MeanMove + (mean * move),
                MoveMove + (move * move),
                Mean + (mean * missed),
                Move + (move * missed)
            );

        /// <summary>Logarithm of the ratio of the two marginal likelihoods.</summary>
        public double Log(double meanError, double size, double squares, double freedom, int count)
        {
            var alone = (1 / meanError) + MeanMean;
            var (a, b) = (alone, (1 / size) + MoveMove);
            var determinant = (a * b) - (MeanMove * MeanMove);
            var without = squares - (Mean * Mean / alone);
            var with = squares - (((b * Mean * Mean) - (2 * MeanMove * Mean * Move) + (a * Move * Move)) / determinant);
            return (-0.5 * Math.Log(size * determinant / alone))
                + (0.5 * (freedom + count) * Math.Log((freedom + without) / (freedom + with)));
        }
    }
}
