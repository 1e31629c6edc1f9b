using MlOps.Analysis.Counters;
using MlOps.Decisions.Annotations;

namespace MlOps.Operator.Signals.Counts;

/// <summary>Which labels there are, for whoever named one that is not.</summary>
internal static class LabelText
{
    /// <summary>Why no evidence follows from a selector that nothing can match.</summary>
    public const string Unseen = "no event could ever match it, so nothing is judged";

    private const int MostTold = 20;

    /// <param name="metric">The metric's name, or its selector.</param>
    /// <param name="label">The label that no series has.</param>
    /// <param name="series">Some of its series.</param>
    public static string Missing(string metric, string label, IEnumerable<CounterSeries> series)
    {
        var known = series
            .SelectMany(s => s.Labels.Keys)
            .Where(l => l != "__name__")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var told = string.Join(", ", known.Take(MostTold)) + (known.Count > MostTold ? ", …" : "");
        var meant = UnknownField.Nearest(known, label) is { } nearest ? $"; did you mean {nearest}?" : "";
        return $"no series of {metric} has the label {label}{(told.Length == 0 ? "" : $"; its labels are {told}")}{meant}";
    }
}
