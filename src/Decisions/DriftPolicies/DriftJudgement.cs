using MlOps.Decisions.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies;

namespace MlOps.Decisions.DriftPolicies;

/// <summary>What one evaluation found.</summary>
/// <param name="Status">As it is written to the policy.</param>
/// <param name="Results">
/// What this evaluation alone showed of each signal, in the order in which they were gathered: a status remembers. None where nothing could
/// be judged.
/// </param>
public sealed record DriftJudgement(DriftPolicyStatus Status, IReadOnlyList<SignalResult> Results);
