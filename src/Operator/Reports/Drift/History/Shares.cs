namespace MlOps.Operator.Reports.Drift.History;

/// <summary>Counts as parts of their sum; all 0 without samples.</summary>
internal static class Shares
{
    public static IReadOnlyList<double> Of(IReadOnlyList<double> counts)
    {
        var sum = counts.Sum();
        return [.. counts.Select(c => sum > 0 ? c / sum : 0)];
    }
}
