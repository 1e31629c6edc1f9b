using MlOps.Analysis.Drift.Distributions;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.Evidence;
using MlOps.Decisions.Text;
using MlOps.Entities.DriftPolicies.Status;

namespace MlOps.Decisions.DriftPolicies.Quality;

/// <summary>
/// Signs that the data broke and what they measure did not change: a model trained on them would be worse. Each over all signals.
/// </summary>
internal static class DataRules
{
    /// <summary>
    /// A missing value is no news where some always are; it is where their share at least doubled and that is more than a handful.
    /// </summary>
    private const double MissingRise = 0.05;

    /// <summary>Fewer than this share of the reference's samples per unit of time: an exporter or a caller is gone.</summary>
    private const double LeastRate = 0.5;

    public static DataQualityIssue? Vanished(DataQualityCase c) =>
        DataQualityCase.Of(
            DataQualityRule.SignalVanished,
            c.Each.Where(s =>
                    s.Facts.Fault == DataFault.Vanished || s.Facts.Fault == DataFault.Absent && s.Status.FirstSampleAt is not null
                )
                .Select(s =>
                    s.Facts.Fault == DataFault.Vanished
                        ? $"{s.Status.Name} has series in the reference but none in the last {c.Facts.Current.Window}"
                        : $"{s.Status.Name} gave values since {TimeText.Of(s.Status.FirstSampleAt)} but no longer does"
                )
        );

    public static DataQualityIssue? LayoutChanged(DataQualityCase c) =>
        DataQualityCase.Of(
            DataQualityRule.BucketLayoutChanged,
            c.Each.Where(s => s.Facts.Fault == DataFault.LayoutChanged)
                .Select(s =>
                    $"{s.Status.Name} has different buckets than its reference, so they cannot be compared; use a reference from after the change"
                )
        );

    /// <summary>
    /// A shift out of the ladder and a default in place of every value look alike: a person has to distinguish them.
    /// </summary>
    public static DataQualityIssue? Collapsed(DataQualityCase c) =>
        DataQualityCase.Of(
            DataQualityRule.ValuesCollapsed,
            c.Each.Select(s => Collapse(c.Facts, s.Facts) ?? CategoryRules.Collapse(c.Facts, s.Facts)).OfType<string>()
        );

    public static DataQualityIssue? MissingRose(DataQualityCase c) =>
        DataQualityCase.Of(DataQualityRule.MissingValuesRose, c.Each.Select(s => Rise(c.Facts, s.Facts)).OfType<string>());

    /// <summary>Unknown is not zero: a share that was declared and cannot be read vouches for nothing.</summary>
    public static DataQualityIssue? MissingUnknown(DataQualityCase c) =>
        DataQualityCase.Of(
            DataQualityRule.MissingUnknown,
            from s in c.Each
            where s.Facts.Missing is not null
            from side in new[]
            {
                (When: "", Reading: s.Facts.Missing!.Current),
                (When: " in the reference period", Reading: s.Facts.Missing.Reference),
            }
            where side.Reading.Value is null
            select $"the share of missing values of {s.Status.Name} is unknown{side.When}: {side.Reading.Message} for {side.Reading.Query}"
        );

    public static DataQualityIssue? SamplesHalved(DataQualityCase c) =>
        DataQualityCase.Of(DataQualityRule.SamplesHalved, c.Each.Select(s => Lost(c.Facts, s.Facts)).OfType<string>());

    /// <summary>A handful of samples at night may well lie in one bucket: they raise no issue, as they give no verdict.</summary>
    private static string? Collapse(DriftFacts facts, SignalFacts signal) =>
        signal.Fault == DataFault.Collapsed
            ? $"nearly all values of {signal.Signal.Name} fall into one inner bucket, while the reference is spread: probably a default replaces them. Fix the source of the values"
        : signal.Counts?.Value is BinnedPair { FilledEnd: { } last } pair
        && Math.Min(pair.ReferenceTotal, pair.CurrentTotal) >= facts.Current.MinSamples
            ? $"all values of {signal.Signal.Name} lie in the {(last ? "last" : "first")} bucket: they are outside the buckets, or a default replaces them. Give the exporter buckets that cover the values, or fix their source"
        : null;

    /// <summary>As the signal's own query counts them, or by categories that stand for a value that is not there.</summary>
    private static string? Rise(DriftFacts facts, SignalFacts signal) =>
        signal.Missing is { Current.Value.Value: var now, Reference.Value.Value: var before } && Rose(now, before)
            ? FormattableString.Invariant(
                $"{100 * now:0.#} % of the values of {signal.Signal.Name} are missing, against {100 * before:0.#} % in the reference"
            )
        : CategoryRules.Missing(facts, signal) is var (named, was) && Rose(named, was)
            ? FormattableString.Invariant(
                $"{100 * named:0.#} % of the values of {signal.Signal.Name} are in a category that stands for a missing value, such as None, null, nan, unknown or the empty text, against {100 * was:0.#} % in the reference"
            )
        : null;

    private static bool Rose(double now, double before) => now - before > MissingRise && now >= 2 * before;

    /// <returns>What is lacking; null when nothing is, or when that is unknown.</returns>
    private static string? Lost(DriftFacts facts, SignalFacts signal)
    {
        if (signal.Fault == DataFault.Stopped)
            return $"{signal.Signal.Name} had samples in the reference but has none in the last {facts.Current.Window}";
        if (signal is not { Counts.Value: { } counts, ReferenceLength: { } length } || counts.ReferenceTotal < facts.Current.MinSamples)
            return null;
        var (now, before) = (counts.CurrentTotal / facts.Window.TotalHours, counts.ReferenceTotal / length.TotalHours);
        return now < LeastRate * before
            ? FormattableString.Invariant(
                $"{signal.Signal.Name} has {now:0} samples an hour, {100 * now / before:0} % of the reference's {before:0}"
            )
            : null;
    }
}
