using MlOps.Decisions.SloPolicies.Burn;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Entities.Common;
using MlOps.Entities.Common.Status;
using MlOps.Entities.SloPolicies;

namespace MlOps.Decisions.SloPolicies;

/// <summary>The policy's state in one word: the verdict or, without one, the reason.</summary>
internal static class PolicyState
{
    /// <summary>No data yet, and too early to expect any.</summary>
    public const string New = nameof(New);

    public const string NoData = nameof(NoData);

    public const string Recovered = nameof(Recovered);

    /// <summary>Data, and too few of them for any tier or the release test.</summary>
    public const string TooFewEvents = nameof(TooFewEvents);

    private const string Invalid = nameof(Invalid);
    private const string NoModel = nameof(NoModel);
    private const string NotServing = nameof(NotServing);

    /// <summary>Seconds until a pod that has just got the traffic is scraped twice, at Prometheus' default of one minute.</summary>
    private const int FirstScrapes = 130;

    /// <summary>Seconds between scrapes if no series shows them.</summary>
    private const int UsualScrape = 15;

    public static SloPolicyStatus Over(PolicyFacts facts, SloPolicyStatus status)
    {
        var recovered = RecoveryText.Of(facts, status);
        return status with
        {
            State = recovered is null ? Of(facts, status) : Recovered,
            Message = recovered ?? status.Message,
            BudgetLeft = status.BudgetRemainingPercent is { } percent ? BudgetText.Left(percent) : null,
        };
    }

    private static string Of(PolicyFacts facts, SloPolicyStatus status)
    {
        if (facts.SpecErrors.Count > 0)
            return Invalid;
        if (facts.Model is null)
            return NoModel;
        if (facts.Serving is null)
            return NotServing;
        if (status.Verdict != Verdict.Unknown)
            return status.Verdict.ToString();
        return status.Conditions.FirstOrDefault(c => c.Type == WellKnown.DataAvailable) switch
        {
            { Reason: nameof(EvidenceKind.Idle) } => nameof(EvidenceKind.Idle),
            { Status: "False" } => NoData,
            _ when LacksEvents(status) => status.Objectives.Any(o => ObjectiveText.SaysWarmingUp(o.Message)) ? New : TooFewEvents,
            _ => IsNew(facts, status) ? New : NoData,
        };
    }

    /// <summary>Whether nothing but the number of events keeps the policy from a verdict.</summary>
    public static bool LacksEvents(SloPolicyStatus status) =>
        status.Objectives.Any(o => o.Verdict == Verdict.Unknown)
        && status.Objectives.All(o => o.Verdict != Verdict.Unknown || o.Evidence == EvidenceKind.Value);

    /// <summary>
    /// Only a policy that never had data is new, and only until it was evaluated twice and could have been scraped. A misspelt metric is
    /// then reported without waiting for the timeout for lost data.
    /// </summary>
    private static bool IsNew(PolicyFacts facts, SloPolicyStatus status)
    {
        var seconds = 2 * Math.Max(UsualScrape, facts.Policy.Spec.EvaluationIntervalSeconds);
        return facts.Status.State is null or New or Invalid or NoModel or NotServing
            && status.Objectives.All(o => o.Evidence == EvidenceKind.NoData)
            && (
                facts.Now < status.Objectives.Min(o => o.NoDataSince)?.AddSeconds(seconds)
                || facts.Now < facts.PromotedAt?.AddSeconds(FirstScrapes)
            );
    }
}
