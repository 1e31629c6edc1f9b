using MlOps.Analysis.Drift.Distributions;
using MlOps.Analysis.Drift.Judging;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Decisions.DriftPolicies.Signals;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Status;

namespace MlOps.Operator.Reports.Drift.History;

/// <summary>One signal at one evaluation, judged on its own: without what was known before.</summary>
/// <param name="At">End of the window.</param>
/// <param name="Facts">What was read.</param>
/// <param name="Judged">What the judge says of it.</param>
/// <param name="Result">What was measured.</param>
internal sealed record SignalPoint(DateTimeOffset At, SignalFacts Facts, DriftSignalStatus Judged, SignalResult Result)
{
    /// <summary>Each test, the deciding one first; none without evidence, none of a score or a stream.</summary>
    public IReadOnlyList<Measurement> Measured => Result.Measured;

    public PairedCounts? Counts => Facts.Counts?.Value;

    /// <summary>The values over time; null where there are none on one side.</summary>
    public StreamWindows? Stream => Facts.Stream?.Value is { Reference.Count: > 0, Current.Count: > 0 } pieces ? pieces : null;

    public double? Score => Judged.Evidence == EvidenceKind.Value ? Facts.Score?.Value?.Value : null;

    /// <summary>Of this look alone, which is never breached unless the policy requires a single one.</summary>
    public DriftGrade Grade => Result.Grade;

    public string Query => Facts.Counts?.Query ?? Facts.Score?.Query ?? Facts.Stream?.Query ?? "";
}
