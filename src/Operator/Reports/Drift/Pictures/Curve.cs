using MlOps.Analysis.Drift.Judging;

namespace MlOps.Operator.Reports.Drift.Pictures;

/// <summary>One measure over time.</summary>
/// <param name="Name">Of the measure.</param>
/// <param name="Warn">Its level of warning, if it has one.</param>
/// <param name="Drift">Its level of drift.</param>
/// <param name="FromZero">Whether its 0 means something: that of a distance does, that of an accuracy is far from all that happens.</param>
/// <param name="Points">
/// Oldest first; no value where there was no evidence. The bar is what chance or the reference's own habits reach.
/// </param>
internal sealed record Curve(
    string Name,
    double? Warn,
    double Drift,
    bool FromZero,
    IReadOnlyList<(DateTimeOffset At, double? Value, double Bar, DriftGrade Grade)> Points
);
