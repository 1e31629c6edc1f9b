using MlOps.Analysis.Counters;
using MlOps.Entities.Common.Rules;

namespace MlOps.Operator.Signals.Counts;

/// <summary>Which labels there are, for whoever named one that is not.</summary>
internal static class LabelText
{
    /// <summary>Why no evidence follows from a selector that nothing can match.</summary>
    public const string Unseen = "no event could ever match it, so nothing is judged";

    private const int MostTold = 20;

    /// <param name="metric">The metric's name, or its selector.</param>
    /// <param name="labels">Labels of which no series has any.</param>
    /// <param name="series">Some of its series.</param>
    public static string Missing(string metric, IReadOnlyList<string> labels, IEnumerable<CounterSeries> series)
    {
        var known = series
            .SelectMany(s => s.Labels.Keys)
            .Where(l => l != "__name__")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var told = string.Join(", ", known.Take(MostTold)) + (known.Count > MostTold ? ", …" : "");
        var meant = labels.Select(l => NearestName.Of(known, l)).OfType<string>().FirstOrDefault() is { } nearest
            ? $"; did you mean {nearest}?"
            : "";
        return $"no series of {metric} has the label {AnyOf(labels)}{(told.Length == 0 ? "" : $"; its labels are {told}")}{meant}";
    }

    public static string AnyOf(IReadOnlyList<string> labels) =>
        labels is [var one] ? one : $"{string.Join(", ", labels.Take(labels.Count - 1))} or {labels[^1]}";
}
