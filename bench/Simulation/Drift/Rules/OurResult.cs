using MlOps.Analysis.Drift.Judging;

namespace MlOps.Bench.Simulation.Drift.Rules;

/// <summary>What our rule makes of one window.</summary>
/// <param name="HasEvidence">Whether it was judged at all.</param>
/// <param name="Grade">What this one look says.</param>
/// <param name="Drifts">Whether it has lasted, which is what the operator acts on.</param>
/// <param name="DriftsOverlapping">The same if windows that share samples counted.</param>
internal readonly record struct OurResult(bool HasEvidence, DriftGrade Grade, bool Drifts, bool DriftsOverlapping);
