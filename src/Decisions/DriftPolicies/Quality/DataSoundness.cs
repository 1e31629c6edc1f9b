using MlOps.Decisions.Conditions;
using MlOps.Decisions.DriftPolicies.Facts;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.DriftPolicies;
using MlOps.Entities.DriftPolicies.Detection;
using MlOps.Entities.DriftPolicies.Status;

namespace MlOps.Decisions.DriftPolicies.Quality;

/// <summary>Condition DataQualityOK: are the data fit to be trained on?</summary>
internal static class DataSoundness
{
    public static (bool? Value, string Reason, string Message) Of(DriftFacts facts, DriftPolicyStatus status)
    {
        if (facts.Policy.Spec.DataQuality == DataQualityCheck.Disabled)
            return (null, Reasons.CheckDisabled, "spec.dataQuality is Disabled: data quality holds no training");
        if (DataQualityIssues.OfData(facts, status.Signals) is { } issue)
            return (issue.Rule == DataQualityRule.MissingUnknown ? null : false, issue.Rule, Known(status, issue));
        return status.Signals.Any(s => s.Evidence == EvidenceKind.Value)
            ? (
                true,
                Reasons.NoIssue,
                $"No signal disappeared, changed its buckets or categories, piled up in one of them, lost half of its samples or has more missing values than its reference{WithoutEvidence(status)}"
            )
            : (null, Reasons.NoEvidence, "No signal has evidence; condition DataAvailable says why");
    }

    private static string WithoutEvidence(DriftPolicyStatus status)
    {
        List<string> names = [.. status.Signals.Where(s => s.Evidence != EvidenceKind.Value).Select(s => s.Name)];
        return names.Count == 0 ? "" : $"; unknown for lack of evidence: {string.Join(", ", names)}";
    }

    /// <summary>As of its last change, like the verdicts: figures that move a little at each evaluation are no news.</summary>
    private static string Known(DriftPolicyStatus status, DataQualityIssue issue) =>
        status.Conditions.FirstOrDefault(c => c.Type == WellKnown.DataQualityOK) is { } known && known.Reason == issue.Rule
            ? known.Message
            : issue.Message;
}
