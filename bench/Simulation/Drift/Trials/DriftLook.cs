namespace MlOps.Bench.Simulation.Drift.Trials;

/// <summary>What all rules make of one window.</summary>
/// <param name="Hour">Its end.</param>
/// <param name="HasEvidence">Whether ours judged it.</param>
/// <param name="Ours">Whether the operator calls it drift.</param>
/// <param name="OnceOnly">Whether ours would, if it looked once.</param>
/// <param name="Overlapping">Whether ours would, if windows that share samples counted as several.</param>
/// <param name="Warned">Whether ours said at least that it moved.</param>
/// <param name="Others">The same of the others, in their order.</param>
public sealed record DriftLook(
    double Hour,
    bool HasEvidence,
    bool Ours,
    bool OnceOnly,
    bool Overlapping,
    bool Warned,
    IReadOnlyList<bool> Others
);
