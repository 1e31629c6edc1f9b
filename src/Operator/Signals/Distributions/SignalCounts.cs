using MlOps.Analysis.Drift.Distributions;

namespace MlOps.Operator.Signals.Distributions;

/// <summary>How a signal's values were spread in one window. Exactly one of both is there.</summary>
/// <param name="Ladder">Of a histogram.</param>
/// <param name="Categories">Of a categorical signal.</param>
internal sealed record SignalCounts(Ladder? Ladder, IReadOnlyDictionary<string, double>? Categories)
{
    /// <summary>Samples of the window.</summary>
    public double Total => Ladder?.Total ?? Categories!.Values.Sum();

    public static SignalCounts Of(Ladder ladder) => new(ladder, null);

    public static SignalCounts Of(IReadOnlyDictionary<string, double> categories) => new(null, categories);

    /// <summary>Several windows as one.</summary>
    public static SignalCounts Sum(IReadOnlyList<SignalCounts> all) =>
        all[0].Ladder is not null
            ? Of(Analysis.Drift.Distributions.Ladder.Sum([.. all.Select(one => one.Ladder!)]))
            : Of(
                all.SelectMany(one => one.Categories!)
                    .GroupBy(one => one.Key, StringComparer.Ordinal)
                    .ToDictionary(g => g.Key, g => g.Sum(one => one.Value), StringComparer.Ordinal)
            );

    /// <summary>The bins that both sides have; or why there are none.</summary>
    public static (PairedCounts? Counts, LadderDefect Defect) Pair(SignalCounts reference, SignalCounts current) =>
        reference.Ladder is { } ladder
            ? Alignment.Of(ladder, current.Ladder!)
            : (Analysis.Drift.Distributions.Categories.Of(reference.Categories!, current.Categories!), LadderDefect.None);
}
