using MlOps.Analysis.Drift;
using MlOps.Analysis.Drift.Judging;
using MlOps.Bench.Simulation.Drift.Features;
using MlOps.Bench.Simulation.Streams;

namespace MlOps.Bench.Simulation.Drift.Trials;

/// <summary>One window against one reference, each of independent samples: what a measure finds at once.</summary>
public static class SingleLook
{
    /// <summary>
    /// The share of draws in which the measure calls it drift, by its level, its significance and the noise floor; nothing is known of
    /// habit.
    /// </summary>
    /// <param name="name">Names the draws.</param>
    /// <param name="method">The measure.</param>
    /// <param name="feature">Whose buckets; its samples are those of either side.</param>
    /// <param name="changed">The probability of each bucket in the window that is judged.</param>
    /// <param name="draws">How many.</param>
    public static double Found(string name, DriftMeasure method, SimulatedFeature feature, double[] changed, int draws)
    {
        var (random, masses, found) = (Seeds.Of([.. name.Select(letter => (long)letter)]), feature.Masses(0), 0);
        for (var i = 0; i < draws; i++)
        {
            var (reference, current) = (new double[masses.Length], new double[masses.Length]);
            Multinomial.Add(random, feature.Samples, masses, reference);
            Multinomial.Add(random, feature.Samples, changed, current);
            found += feature.Pair(reference, current) is { } counts && SignalTest.Measure(method, counts).Grade == DriftGrade.Drift ? 1 : 0;
        }

        return found / (double)draws;
    }
}
