using MlOps.Analysis.Drift.Distributions;
using MlOps.Entities.DriftPolicies;
using MlOps.Operator.Signals;

namespace MlOps.Operator.Controllers.DriftPolicies.Judging;

/// <summary>What was read of one signal.</summary>
/// <param name="Signal">As the policy declares it.</param>
/// <param name="Counts">Reference and current window in the same bins; or why there are none.</param>
/// <param name="Score">The number, for a signal that another system scores.</param>
/// <param name="Wander">What each measure gave between past windows of the reference.</param>
public sealed record SignalFacts(
    DriftSignal Signal, Reading<PairedCounts>? Counts, Reading<ScoreValue>? Score, IReadOnlyDictionary<Analysis.Drift.DriftMethod, double> Wander);
