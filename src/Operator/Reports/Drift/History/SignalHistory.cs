using MlOps.Analysis.Drift.Judging;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Status;

namespace MlOps.Operator.Reports.Drift.History;

/// <summary>One signal at the last evaluations.</summary>
/// <param name="Signal">As the policy declares it.</param>
/// <param name="Live">What the status of the policy says; null when it does not know the signal.</param>
/// <param name="Points">Oldest first, at least one.</param>
/// <param name="InEpisode">It had drifted when the open episode was opened.</param>
internal sealed record SignalHistory(DriftSignal Signal, DriftSignalStatus? Live, IReadOnlyList<SignalPoint> Points, bool InEpisode)
{
    public SignalPoint Latest => Points[^1];

    public Verdict Verdict => Live?.Verdict ?? Verdict.Unknown;

    /// <summary>Its drift is part of the model's drift.</summary>
    public bool Carries => Verdict == Verdict.Breached || InEpisode;

    public DriftGrade Grade => Latest.Grade;

    /// <summary>How far it went, in levels of drift or in thresholds.</summary>
    public double Reach =>
        Latest.Result is { Detector: not null, Value: { } value, Threshold: > 0 and var threshold }
            ? value / threshold
            : Latest.Measured.Select(m => m.Value / m.Levels.Drift).DefaultIfEmpty(0).Max();
}
