using MlOps.Entities.Common.PromQl;

namespace MlOps.Entities.DriftPolicies;

/// <summary>How often a drift policy is judged.</summary>
public static class DriftInterval
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(15);

    /// <summary>
    /// As the policy says; else a quarter of the window, but not more often than every 15 min (overlapping windows say little that is new).
    /// </summary>
    public static TimeSpan Of(DriftPolicySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.EvaluationIntervalSeconds is { } seconds)
            return TimeSpan.FromSeconds(seconds);
        return PrometheusDuration.TryParse((spec.Current ?? new()).Window, out var window) && window / 4 > Shortest ? window / 4 : Shortest;
    }
}
