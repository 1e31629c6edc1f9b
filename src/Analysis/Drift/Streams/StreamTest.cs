namespace MlOps.Analysis.Drift.Streams;

/// <summary>
/// Replays a detector on a reference and the stream after it, from nothing, so that nothing has to be kept between two looks. The threshold is what
/// the same replay reaches on references and streams drawn from the reference alone, both anew: what is not known of its mean and deviation counts too.
/// </summary>
public static class StreamTest
{
    /// <summary>
    /// Fewer values give no threshold. With 100, half a percent of the streams without a change exceed it where neighbours are correlated by 0.5; where
    /// they are by 0.9, 14 % do, and it takes four times the stream's length (simulated, the table is in docs/drift.md).
    /// </summary>
    public const int LeastReference = 100;

    /// <summary>ADWIN's own bound is 1 and DDM's 3, for values that are independent; what the reference does to itself may need more.</summary>
    private const double AdwinBound = 1;

    /// <summary>Compares the stream with its reference.</summary>
    /// <param name="detector">The detector.</param>
    /// <param name="reference">At least two values, in order of time.</param>
    /// <param name="current">The values after it, in order of time, at least one.</param>
    /// <param name="seed">The same seed gives the same threshold.</param>
    /// <returns>Null when the reference varies too seldom to give a scale or a threshold.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value does not suit the detector; <see cref="Unsuitable"/> tells.</exception>
    public static StreamOutcome? Of(ChangeDetector detector, IReadOnlyList<double> reference, IReadOnlyList<double> current, int seed)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        var n = reference.Count;
        double[] all = [.. reference, .. current];
        var scores = new double[all.Length];
        var seen = Statistic(detector, all, n, scores);
        var reached = BlockBootstrap.Threshold(all.AsSpan(0, n), all.Length, stream => Statistic(detector, stream, n, scores), seed);
        return double.IsFinite(seen.Value) && double.IsFinite(reached)
            ? new StreamOutcome(seen.Value, Math.Max(reached, Bound(detector)), Math.Max(0, seen.Onset - n))
            : null;
    }

    /// <summary>The first value that the detector cannot take; null when it can take all.</summary>
    public static double? Unsuitable(ChangeDetector detector, IEnumerable<double> values) => detector switch
    {
        ChangeDetector.Adwin => First(values, x => x is >= 0 and <= 1),
        ChangeDetector.Ddm => First(values, x => x is 0 or 1),
        _ => First(values, double.IsFinite),
    };

    private static double Bound(ChangeDetector detector) => detector switch
    {
        ChangeDetector.Adwin => AdwinBound,
        ChangeDetector.Ddm => Ddm.Drift,
        _ => 0,
    };

    /// <param name="detector">The detector.</param>
    /// <param name="stream">Reference and what follows it, in one piece.</param>
    /// <param name="from">Where the reference ends.</param>
    /// <param name="scores">Room for as many z-scores: one for all the streams of a bootstrap, which would fill the heap else.</param>
    private static StreamStatistic Statistic(ChangeDetector detector, ReadOnlySpan<double> stream, int from, double[] scores)
    {
        switch (detector)
        {
            case ChangeDetector.Adwin:
                return Adwin.Run(stream, from);
            case ChangeDetector.Ddm:
                var ddm = Ddm.Run(stream[..from], stream[from..]);
                return ddm with { Onset = ddm.Onset + from };
        }

        // Without a scale every change is infinitely large, in the bootstrap as in the stream.
        if (!Standardised.Fill(stream, from, scores))
        {
            return new StreamStatistic(double.PositiveInfinity, from);
        }

        if (detector == ChangeDetector.PageHinkley)
        {
            return PageHinkley.Run(scores, from);
        }

        var cusum = Cusum.Run(scores.AsSpan(from));
        return cusum with { Onset = cusum.Onset + from };
    }

    private static double? First(IEnumerable<double> values, Func<double, bool> suits)
    {
        foreach (var value in values)
        {
            if (!suits(value))
            {
                return value;
            }
        }

        return null;
    }
}
