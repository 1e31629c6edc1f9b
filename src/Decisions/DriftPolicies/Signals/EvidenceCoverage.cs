using MlOps.Entities.Common.Rules;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Status;

namespace MlOps.Decisions.DriftPolicies.Signals;

/// <summary>No evidence is not health: a model is healthy only while unseen signals could not make it drift.</summary>
internal static class EvidenceCoverage
{
    /// <param name="signals">Each signal with its verdict.</param>
    /// <param name="limit">Share of the weight from which the model drifts, 0 to 1.</param>
    public static bool CouldDrift(IReadOnlyList<(DriftSignal Signal, DriftSignalStatus Status)> signals, double limit)
    {
        var unseen = signals.Where(s => s.Status.Verdict == Verdict.Unknown).ToList();
        var share = Weight(unseen) / Weight(signals);
        return signals.Count == 0 || unseen.Exists(s => s.Signal.Critical) || (unseen.Count > 0 && share >= limit);
    }

    private static double Weight(IEnumerable<(DriftSignal Signal, DriftSignalStatus Status)> signals) =>
        signals.Sum(s => (double)(Numbers.Of(s.Signal.Weight) ?? 1));
}
