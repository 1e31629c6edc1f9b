using MlOps.Entities.Common.Rules;
using MlOps.Entities.DriftPolicies.Sources;

namespace MlOps.Entities.DriftPolicies.Signals;

/// <summary>Which measure fits which source, and in which order its limits are.</summary>
internal static class DriftTestRules
{
    /// <summary>Measures that need an order of the values, which categories do not have.</summary>
    private static readonly DriftMethod[] Ordered =
    [
        DriftMethod.KolmogorovSmirnov,
        DriftMethod.Wasserstein,
        DriftMethod.MeanShift,
        DriftMethod.QuantileShift,
    ];

    public static string? Problem(SignalSource source, DriftTest test)
    {
        if (source.Score is not null || source.Preset is not null || source.Stream is not null)
            return "belongs to histogram and categorical sources; a score has its own limits and a stream its detector. Remove spec.signals[].tests";
        if (source.Categorical is not null && Ordered.Contains(test.Method))
            return $"is {test.Method}, which needs ordered values, but categories have no order; use ChiSquare, JensenShannon, Hellinger, TotalVariation or PSI";
        if (Numbers.Of(test.Warn) is { } warn && Numbers.Of(test.Drift) is { } drift && warn > drift)
            return $"warns at {test.Warn}, above its drift, {test.Drift}; the warning threshold must be reached first";
        return null;
    }
}
