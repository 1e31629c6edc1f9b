using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Status;

namespace MlOps.Decisions.DriftPolicies.Quality;

/// <summary>
/// Where a policy declares how right the model is, a training must be able to help: inputs that moved and did not make the model worse
/// are no reason. Only signals of kind Quality vouch; how sure a model is of itself says nothing of how right it is.
/// </summary>
internal static class QualityRules
{
    public static DataQualityIssue? Unknown(DataQualityCase c) =>
        Falls(c)
            ? null
            : DataQualityCase.Of(
                DataQualityRule.QualityUnknown,
                Quality(c).Where(s => s.Verdict == Verdict.Unknown).Select(s => $"quality signal {s.Name} has no evidence: {s.Message}")
            );

    public static DataQualityIssue? Holds(DataQualityCase c) =>
        Falls(c)
            ? null
            : DataQualityCase.Of(
                DataQualityRule.QualityHolds,
                Quality(c).Select(s => $"quality signal {s.Name} has not fallen: {s.Message}")
            );

    /// <summary>Quality often falls later than inputs move, and labels come later still: a warning is enough.</summary>
    private static bool Falls(DataQualityCase c) => Quality(c).Any(s => s.Verdict is Verdict.Warning or Verdict.Breached);

    private static IEnumerable<DriftSignalStatus> Quality(DataQualityCase c) =>
        c.Each.Where(s => s.Facts.Signal.Kind == SignalKind.Quality).Select(s => s.Status);
}
