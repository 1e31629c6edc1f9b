using MlOps.Analysis.Drift.Distributions;
using MlOps.Analysis.Drift.Measures;

namespace MlOps.Bench.Simulation.Drift.Rules;

/// <summary>
/// The rules of others as their sources have them, on the same buckets as ours. They see raw samples and choose bins of their own; on the
/// buckets Kolmogorov-Smirnov's p is larger than on samples, which spares them false alarms.
/// </summary>
public static class OtherRules
{
    private const double Threshold = 0.1;
    private const double Significance = 0.05;
    private const double SmallReference = 1000;

    /// <summary>All of them; each looks once and remembers nothing.</summary>
    public static IReadOnlyList<DriftRule> All { get; } =
    [
        new("Evidently, default", EvidentlyDefault),
        new("Evidently, PSI ≥ 0.1", counts => EvidentlyPsi(counts) >= Threshold),
        new("Evidently, Jensen-Shannon ≥ 0.1", counts => NaturalJensenShannon(counts) >= Threshold),
        new("KS p ≤ 0.05 at any n", counts => TestP(counts) <= Significance),
        new("NannyML, Jensen-Shannon > 0.1", counts => Divergences.JensenShannon(counts) > Threshold),
    ];

    /// <summary>
    /// What is chosen where nothing is asked for (evidentlyai/evidently, calculations/stattests/registry.py): up to 1,000 samples of the
    /// reference a test at 5 % (Kolmogorov-Smirnov; χ² for categories), above it a distance from 0.1 on (W₁ in deviations; Jensen-Shannon).
    /// </summary>
    internal static bool EvidentlyDefault(PairedCounts counts) =>
        counts.ReferenceTotal <= SmallReference
            ? TestP(counts) <= Significance
            : (counts is BinnedPair ordered ? Moments.Wasserstein(ordered) : NaturalJensenShannon(counts)) >= Threshold;

    /// <summary>
    /// stattests/psi.py with stattests/utils.py: a share of 0 becomes 0.0001, or a millionth of the smallest other share where that is not
    /// above 0.0001.
    /// </summary>
    internal static double EvidentlyPsi(PairedCounts counts)
    {
        var (a, b) = (Filled(counts.Reference), Filled(counts.Current));
        return a.Zip(b, (p, q) => (p - q) * Math.Log(p / q)).Sum();
    }

    /// <summary>
    /// stattests/jensenshannon.py gives SciPy no base, which then takes natural logarithms (scipy.spatial.distance.jensenshannon); NannyML
    /// gives it 2.
    /// </summary>
    internal static double NaturalJensenShannon(PairedCounts counts) => Math.Sqrt(Math.Log(2)) * Divergences.JensenShannon(counts);

    private static double TestP(PairedCounts counts) =>
        counts is BinnedPair ordered ? KolmogorovSmirnovTest.Of(ordered).PValue : ChiSquareTest.Of(counts).PValue;

    private static double[] Filled(IReadOnlyList<double> counts)
    {
        var all = counts.Sum();
        var least = counts.Where(count => count > 0).Min() / all;
        return
        [
            .. counts.Select(count =>
                count > 0 ? count / all
                : least <= 0.0001 ? least / 1e6
                : 0.0001
            ),
        ];
    }
}
