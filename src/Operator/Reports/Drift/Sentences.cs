using MlOps.Entities.Common.Status;
using MlOps.Operator.Reports.Drift.History;

namespace MlOps.Operator.Reports.Drift;

/// <summary>What a verdict means, for a reader who did not write the policy.</summary>
internal static class Sentences
{
    public static string Of(DriftHistory history) =>
        history switch
        {
            { Trouble: [var why, ..] } => $"Nothing is evaluated: {why}",
            { Status: null } => "The operator has not evaluated this policy yet; the charts show what it would read now.",
            { Status.Verdict: Verdict.Breached } =>
                "The distribution of the model's inputs or outputs differs from the reference by more than chance and normal variability explain, and for long enough: its predictions may have become worse.",
            { Status.Verdict: Verdict.Warning } => "Something moved, but not far, long or widely enough for the model to count as drifted.",
            { Status.Verdict: Verdict.Healthy } =>
                "The distributions of the model's inputs and outputs match the reference, as far as there is evidence.",
            _ => "There is not enough evidence to report either drift or health.",
        };
}
