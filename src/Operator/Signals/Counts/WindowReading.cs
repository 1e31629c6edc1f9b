using System.Globalization;
using MlOps.Analysis.Burn.Windows;
using MlOps.Decisions.Evidence;
using MlOps.Entities.Common.Status;

namespace MlOps.Operator.Signals.Counts;

/// <summary>Two sums become counts only when both can be trusted: an absent sum of bad events is 0 only where there is traffic.</summary>
internal static class WindowReading
{
    public static Reading<WindowCounts> Of(bool countsBad, bool partMustExist, double? total, double? part, string query)
    {
        if (total is not { } n)
            return Reading<WindowCounts>.None(EvidenceKind.NoData, "no series", query);
        if (Strange("all", n) is var (kind, why))
            return Reading<WindowCounts>.None(kind, why, query);
        if (n == 0)
            return Reading<WindowCounts>.None(EvidenceKind.Idle, "no events", query);
        var name = countsBad ? "bad" : "good";
        if (part is null && partMustExist)
            return Reading<WindowCounts>.None(EvidenceKind.NoData, "no series of good events", query);
        if (part is { } given && Strange(name, given) is var (partKind, partWhy))
            return Reading<WindowCounts>.None(partKind, partWhy, query);
        // Held against the total before it is turned into bad events: more good ones than all would look like none bad.
        var counted = new WindowCounts(part ?? 0, n);
        if (!counted.IsConsistent)
            return Reading<WindowCounts>.None(
                EvidenceKind.QueryError,
                FormattableString.Invariant(
                    $"{counted.Bad:0} {name} of {n:0} events: more {name} events than events in total; the two queries do not match"
                ),
                query
            );
        return Reading<WindowCounts>.Of(countsBad ? counted : new WindowCounts(Math.Max(0, n - counted.Bad), n), query);
    }

    /// <summary>NaN is 0/0, no value at all; an infinite or negative number of events is a wrong query.</summary>
    private static (EvidenceKind Kind, string Why)? Strange(string name, double value) =>
        value switch
        {
            double.NaN => (EvidenceKind.NoData, $"the number of {name} events is NaN, as 0/0 is"),
            < 0 or double.PositiveInfinity => (
                EvidenceKind.QueryError,
                $"the number of {name} events is {Written(value)}; the query must count events"
            ),
            _ => null,
        };

    private static string Written(double value) =>
        double.IsInfinity(value)
            ? value > 0
                ? "+Inf"
                : "-Inf"
            : value.ToString("0.##", CultureInfo.InvariantCulture);
}
