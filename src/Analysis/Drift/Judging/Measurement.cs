namespace MlOps.Analysis.Drift.Judging;

/// <summary>One measure of one signal, with everything that it had to exceed.</summary>
/// <param name="Method">The measure.</param>
/// <param name="Value">What it gave.</param>
/// <param name="Levels">Warning and drift.</param>
/// <param name="Floor">What chance alone reaches once in a hundred windows of this size.</param>
/// <param name="Variability">
/// What the signal reaches on its own, its habit; null where that is not known, and then it is at most a warning.
/// </param>
/// <param name="PValue">Of the test that goes with the signal's kind.</param>
/// <param name="Grade">What follows.</param>
public sealed record Measurement(
    DriftMeasure Method,
    double Value,
    DriftThresholds Levels,
    double Floor,
    double? Variability,
    double PValue,
    DriftGrade Grade
);
