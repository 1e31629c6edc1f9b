using MlOps.Analysis.Drift.Distributions;
using MlOps.Bench.Simulation.Drift.Rules;

namespace MlOps.Analysis.Tests.Simulations;

/// <summary>The other systems' rules do what their sources say.</summary>
public class OtherDriftRuleTests
{
    private static readonly double[] Edges = [1, 2, 3, 4, 5];

    [Fact]
    public void Evidently_takes_natural_logarithms_and_NannyML_those_to_base_2()
    {
        // All elsewhere: √ln 2 and 1.
        OtherRules.NaturalJensenShannon(new PairedCounts([10, 0], [0, 10])).ShouldBe(0.832554611, 1e-9);
        // 0.107 to base 2 is 0.089 by nature: one alarms, the other does not.
        var between = new PairedCounts([5000, 5000], [6250, 3750]);
        Alarms("NannyML, Jensen-Shannon > 0.1", between).ShouldBeTrue();
        Alarms("Evidently, Jensen-Shannon ≥ 0.1", between).ShouldBeFalse();
        Alarms("Evidently, Jensen-Shannon ≥ 0.1", new PairedCounts([5000, 5000], [6500, 3500])).ShouldBeTrue();
        Alarms("NannyML, Jensen-Shannon > 0.1", new PairedCounts([5000, 5000], [5900, 4100])).ShouldBeFalse();
    }

    /// <summary>
    /// By hand: (0.5 − 0.6)·ln(0.5/0.6) + (0.5 − 0.4)·ln(0.5/0.4); 0.0001 in the place of none; and a millionth of 0.00005 where that is
    /// the smallest.
    /// </summary>
    [Fact]
    public void Evidently_puts_a_small_share_in_the_place_of_none()
    {
        OtherRules.EvidentlyPsi(new PairedCounts([50, 50], [60, 40])).ShouldBe(0.0405465, 1e-6);
        OtherRules.EvidentlyPsi(new PairedCounts([50, 50], [100, 0])).ShouldBe((-0.5 * Math.Log(0.5)) + (0.4999 * Math.Log(5000)), 1e-9);
        OtherRules.EvidentlyPsi(new PairedCounts([99_990, 5, 5], [99_995, 5, 0])).ShouldBe(5e-5 * Math.Log(1e6), 1e-7);
    }

    [Fact]
    public void Evidently_tests_up_to_a_thousand_samples_of_the_reference_and_measures_above()
    {
        // A move that is significant and small.
        Alarms("KS p ≤ 0.05 at any n", Moved(10_020, 0.15)).ShouldBeTrue();
        OtherRules.EvidentlyDefault(Moved(10_020, 0.15)).ShouldBeFalse();
        // One that is larger and not significant among few.
        Alarms("KS p ≤ 0.05 at any n", Moved(600, 0.3)).ShouldBeFalse();
        OtherRules.EvidentlyDefault(Moved(600, 0.3)).ShouldBeFalse();
        OtherRules.EvidentlyDefault(Moved(1200, 0.3)).ShouldBeTrue();
        OtherRules.EvidentlyDefault(Moved(999, 0.5)).ShouldBeTrue();
        OtherRules.EvidentlyDefault(Moved(10_020, 0.5)).ShouldBeTrue();
    }

    [Fact]
    public void Categories_are_tested_by_their_counts_and_above_a_thousand_by_their_distance()
    {
        OtherRules.EvidentlyDefault(new PairedCounts([500, 500], [560, 440])).ShouldBeTrue();
        OtherRules.EvidentlyDefault(new PairedCounts([5000, 5000], [5600, 4400])).ShouldBeFalse();
    }

    private static bool Alarms(string rule, PairedCounts counts) => OtherRules.All.Single(one => one.Name == rule).Alarms(counts);

    /// <summary>A share of each of six even buckets but the last moves to the next.</summary>
    private static BinnedPair Moved(double samples, double share)
    {
        double[] even = [.. Enumerable.Repeat(samples / 6, 6)];
        return new BinnedPair(
            Edges,
            even,
            [
                .. even.Select(
                    (count, i) =>
                        count
                        * (
                            i == 0 ? 1 - share
                            : i == 5 ? 1 + share
                            : 1
                        )
                ),
            ]
        );
    }
}
