using MlOps.Entities.Common.Status;
using MlOps.Operator.Reports.Drift.History;

namespace MlOps.Operator.Reports.Drift;

/// <summary>What a verdict means, for a reader who did not write the policy.</summary>
internal static class Sentences
{
    public static string Of(DriftHistory history) =>
        history switch
        {
            { Trouble: [var why, ..] } => $"Nothing is judged: {why}",
            { Status: null } => "The operator has not judged this policy yet; the pictures show what it would read now.",
            { Status.Verdict: Verdict.Breached } =>
                "What the model is asked, or what it answers, is not spread as in the reference any more, by more than chance and habit explain and for long enough: its predictions may be worse than they were.",
            { Status.Verdict: Verdict.Warning } =>
                "Something has moved, but not far, long or widely enough for the model to count as drifted.",
            { Status.Verdict: Verdict.Healthy } =>
                "What the model is asked and what it answers is spread as in the reference, as far as there is evidence.",
            _ => "There is not enough evidence: neither drift nor health is claimed.",
        };
}
