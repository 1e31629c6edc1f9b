using MlOps.Analysis.Burn;
using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Signals;

/// <summary>Two sums become counts only when both can be trusted: an absent sum of bad events is 0 only where there is traffic.</summary>
internal static class WindowReading
{
    public static Reading<WindowCounts> Of(bool countsBad, bool partMustExist, double? total, double? part, string query)
    {
        if (total is not { } n || !double.IsFinite(n))
            return Reading<WindowCounts>.None(EvidenceKind.NoData, "no series", query);
        if (n <= 0)
            return Reading<WindowCounts>.None(EvidenceKind.Idle, "no events", query);
        if (part is not { } counted && partMustExist || part is { } value && !double.IsFinite(value))
            return Reading<WindowCounts>.None(EvidenceKind.NoData, "no series of good events", query);
        var bad = countsBad ? part ?? 0 : Math.Max(0, n - (part ?? 0));
        var counts = new WindowCounts(bad, n);
        return counts.IsConsistent
            ? Reading<WindowCounts>.Of(counts, query)
            : Reading<WindowCounts>.None(EvidenceKind.QueryError, $"{bad:0} bad of {n:0} events: more bad than all", query);
    }
}
