using MlOps.Analysis.Release;
using MlOps.Decisions.SloPolicies.Burn;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.SloPolicies.Releases;
using MlOps.Decisions.Text;
using MlOps.Entities.Common.Status;
using MlOps.Entities.SloPolicies.Status.Budgets;

namespace MlOps.Decisions.SloPolicies;

/// <summary>
/// What is said of an objective that is not breached. Status is written on changes only, so figures carry their time and may be older;
/// what is claimed may not.
/// </summary>
internal static class ObjectiveText
{
    private const string WithinTarget = "within its target";
    private const string WarmingUp = "the revision is warming up until";
    private const string NothingCounted = "no requests of the revision were counted";
    private const string NoneBad = "no bad request so far";
    private const string TooFew = "too few events to judge";
    private const string IsRate = "the count does not grow with the window";
    private const string NoTier = "no burn tier fires";
    private const string Overspent = $"{NoTier}; the error budget of";
    private const string Unknown = $"{NoTier}; the error budget is not known";
    private static readonly string[] Claims = [WithinTarget, WarmingUp, NothingCounted, NoneBad, IsRate, TooFew, Overspent, Unknown];

    public static bool SaysWarmingUp(string? message) => message?.StartsWith(WarmingUp, StringComparison.Ordinal) == true;

    /// <summary>A budget is written when it moves by a percent, and with it how many times it is spent.</summary>
    public static bool ClaimsTheSame(string? before, string? next) =>
        Claim(before) == Claim(next) && (Claim(next) != Overspent || before == next);

    public static string Idle(DateTimeOffset now) => $"{NothingCounted} until {TimeText.Of(now)}";

    public static string Of(PolicyFacts facts, ObjectiveFacts objective, Verdict verdict, BudgetStatus? budget)
    {
        var test = ReleaseJudge.Evaluate(facts, objective)?.Result;
        if (test is { Total: 0 })
            return $"{WarmingUp} {TimeText.Of(ReleaseJudge.WarmsUpUntil(facts, objective))}; its requests are not evaluated before then";
        if (verdict == Verdict.Unknown)
            return Short(facts, objective, test);
        return test is not null ? Testing(facts, test)
            : BudgetText.IsOverspent(budget)
                ? $"{Overspent} {facts.Policy.Spec.Window} is overspent ({BudgetText.Left(budget!.RemainingPercent)})"
            : budget is null ? Unknown
            : WithinTarget;
    }

    private static string Testing(PolicyFacts facts, ReleaseTestResult test) =>
        FormattableString.Invariant(
            $"{(test.Bad > 0 ? $"{test.Bad:0} of {test.Total:0} requests bad as of {TimeText.Of(facts.Now)}" : $"{NoneBad} (as of {TimeText.Of(facts.Now)})")}, allowed {test.P0:P2}"
        );

    private static string Short(PolicyFacts facts, ObjectiveFacts objective, ReleaseTestResult? test)
    {
        IEnumerable<string> windows = WindowFill.Arithmetic(facts, objective);
        if (test is not null)
            windows = windows.Prepend(
                FormattableString.Invariant(
                    $"{test.Total:0}{(test.Total < objective.Guard.MinShort ? $" of {objective.Guard.MinShort:0}" : "")} since the promotion{(test.Bad >= 0.5 ? $", {test.Bad:0} bad" : "")}"
                )
            );
        var text = $"{TooFew} (as of {TimeText.Of(facts.Now)}): {string.Join("; ", windows)}";
        return WindowFill.IsRate(facts, objective) ? $"{text}; {IsRate}: does the expression use rate()? Use increase()" : text;
    }

    private static string? Claim(string? message) =>
        message is null ? null : Array.Find(Claims, c => message.Contains(c, StringComparison.Ordinal)) ?? "";
}
