using MlOps.Analysis.Drift.Distributions;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Entities.DriftPolicies.Status;

namespace MlOps.Decisions.DriftPolicies.Quality;

/// <summary>
/// Signs that categories are named or assigned differently, rather than that what they stand for changed. All with
/// <c>current.minSamples</c> on both sides: a handful of samples may well lie in one category.
/// </summary>
internal static class CategoryRules
{
    /// <summary>
    /// Less than this share of the samples in the same categories is a total variation distance above 0.95, six times that at which a
    /// signal drifts (0.155). Populations do not change places within a window; names and mappings do.
    /// </summary>
    private const double LeastOverlap = 0.05;

    /// <summary>As for missing values: below it a new spelling is a handful of samples, whatever else drifts.</summary>
    private const double Handful = 0.05;

    /// <summary>
    /// Categories come and go one by one. When half of those that any window of this size shows have no sample at all, a feed or a mapping
    /// is gone; of two, one may simply have ended.
    /// </summary>
    private const double VanishedPart = 0.5;

    private const int LeastVanished = 2;

    /// <summary>
    /// Four times the categories, and 20 more, beyond what more samples explain: an identifier, a time or free text in the label. Open sets
    /// such as merchants grow by less than their samples (Heaps' law).
    /// </summary>
    private const double Multiple = 4;

    private const int LeastMore = 20;

    /// <summary>As for an inner bucket of a histogram (<see cref="Alignment.CollapsedShare"/>).</summary>
    private const double CollapsedShare = Alignment.CollapsedShare;

    /// <summary>
    /// A reference that had a tenth of its samples elsewhere was spread; of one that was not, 98.5 % against 99.2 % is no news.
    /// </summary>
    private const double SpreadBelow = 0.9;

    /// <summary>A catch-all that grows may be new things of the world; one that holds most of all samples tells nothing apart.</summary>
    private const double MostInRest = 0.5;

    public static DataQualityIssue? Changed(DataQualityCase c) =>
        DataQualityCase.Of(DataQualityRule.CategoriesChanged, c.Each.Select(s => Change(c.Facts, s.Facts)).OfType<string>());

    public static DataQualityIssue? Multiplied(DataQualityCase c) =>
        DataQualityCase.Of(DataQualityRule.CategoriesMultiplied, c.Each.Select(s => More(c.Facts, s.Facts)).OfType<string>());

    /// <returns>What replaced the values, in words; null where nothing did.</returns>
    public static string? Collapse(DriftFacts facts, SignalFacts signal)
    {
        if (Of(facts, signal) is not { } categories)
            return null;
        var (name, share, before) = categories.Fullest;
        if (share >= CollapsedShare && before < SpreadBelow)
            return FormattableString.Invariant(
                $"{100 * share:0.#} % of the values of {signal.Signal.Name} are category {Quoted(name)}, while the reference is spread ({Sides(categories)}): probably a default replaces them. Fix the source of the values"
            );
        var (was, now) = categories.Share(CategorySpelling.IsRest);
        return now >= MostInRest && now >= 2 * was
            ? FormattableString.Invariant(
                $"{100 * now:0.#} % of the values of {signal.Signal.Name} fall into a catch-all category, against {100 * was:0.#} % in the reference ({Sides(categories)}): their own categories are no longer told apart. Fix the mapping"
            )
            : null;
    }

    /// <returns>The shares of categories that stand for a value that is not there, now and in the reference.</returns>
    public static (double Now, double Before)? Missing(DriftFacts facts, SignalFacts signal) =>
        Of(facts, signal)?.Share(CategorySpelling.IsMissing) is { } share ? (share.Current, share.Reference) : null;

    private static string? Change(DriftFacts facts, SignalFacts signal)
    {
        if (Of(facts, signal) is not { } categories)
            return null;
        var respelled = categories.Respelled;
        if (respelled.Sum(r => r.Share) >= Handful)
            return FormattableString.Invariant(
                $"{100 * respelled.Sum(r => r.Share):0.#} % of the values of {signal.Signal.Name} are in known categories under a new spelling ({string.Join(", ", respelled.Take(3).Select(r => $"{Quoted(r.Was)} is now {Quoted(r.Is)}"))}). Restore the names, or use a reference from after the change"
            );
        if (categories.Overlap < LeastOverlap)
            return FormattableString.Invariant(
                $"the categories of {signal.Signal.Name} are not those of its reference ({Sides(categories)}); only {100 * categories.Overlap:0.#} % of the samples lie in the same ones. Restore the names, or use a reference from after the change"
            );
        var (frequent, gone) = categories.Vanished;
        return gone >= LeastVanished && gone >= VanishedPart * frequent
            ? $"{gone} of {frequent} categories of {signal.Signal.Name} have no sample any more ({Sides(categories)}): a source of values or their mapping is gone"
            : null;
    }

    private static string? More(DriftFacts facts, SignalFacts signal)
    {
        if (Of(facts, signal) is not { } categories)
            return null;
        var (was, now) = categories.Kinds;
        return now >= Multiple * Math.Max(1, categories.Growth) * was && now - was >= LeastMore && categories.NewShare >= Handful
            ? $"{signal.Signal.Name} has {now} categories, against {was} in the reference ({Sides(categories)}): is an identifier, a time or free text in its label?"
            : null;
    }

    private static CategoryTurnover? Of(DriftFacts facts, SignalFacts signal) =>
        signal.Counts?.Value is CategoryPair pair && Math.Min(pair.ReferenceTotal, pair.CurrentTotal) >= facts.Current.MinSamples
            ? pair.Turnover
            : null;

    private static string Sides(CategoryTurnover categories) =>
        $"now {string.Join(", ", categories.Largest.Current.Select(Quoted))}; in the reference {string.Join(", ", categories.Largest.Reference.Select(Quoted))}";

    private static string Quoted(string name) => $"\"{(name.Length > 40 ? name[..40] + "…" : name)}\"";
}
