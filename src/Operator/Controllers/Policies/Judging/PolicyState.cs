using MlOps.Entities.Common;
using MlOps.Entities.SloPolicies;

namespace MlOps.Operator.Controllers.Policies.Judging;

/// <summary>The policy in one word: the verdict, and where there is none, why.</summary>
internal static class PolicyState
{
    public static SloPolicyStatus Over(PolicyFacts facts, SloPolicyStatus status) => status with
    {
        Conditions = [.. status.Conditions.Where(c => c.Type != WellKnown.Conflict)],
        State = Of(facts, status),
        BudgetLeft = status.BudgetRemainingPercent switch
        {
            null => null,
            < 0 => "spent",
            { } percent => $"{percent} %",
        },
    };

    private static string Of(PolicyFacts facts, SloPolicyStatus status)
    {
        if (facts.SpecErrors.Count > 0)
            return "Invalid";
        if (facts.Model is null)
            return "NoModel";
        if (facts.Serving is null)
            return "NotServing";
        if (status.Verdict != Verdict.Unknown)
            return status.Verdict.ToString();
        return status.Conditions.FirstOrDefault(c => c.Type == WellKnown.DataAvailable) switch
        {
            { Reason: nameof(EvidenceKind.Idle) } => "Idle",
            { Status: "False" } => "NoData",
            _ when status.Objectives.All(o => o.Evidence == EvidenceKind.NoData) => "New",
            _ => "NoData",
        };
    }
}
