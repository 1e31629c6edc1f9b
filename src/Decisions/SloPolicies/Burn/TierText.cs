using System.Globalization;
using MlOps.Analysis.Burn;
using MlOps.Analysis.Burn.Confirmation;
using MlOps.Analysis.Burn.Tiers;
using MlOps.Analysis.Burn.Windows;
using MlOps.Decisions.SloPolicies.Facts;
using MlOps.Decisions.SloPolicies.Releases;
using MlOps.Decisions.Text;
using MlOps.Entities.SloPolicies.Status.Budgets;

namespace MlOps.Decisions.SloPolicies.Burn;

/// <summary>
/// What a burn tier says. Its figures may be older, its claims may not: a text is written anew when one of them comes or goes.
/// </summary>
internal static class TierText
{
    private const string Recovering = "recovering since";
    private const string Clean = "no action is requested while";
    private const string NotKnown = "no action is requested until";
    private const string Blind = "its minutes cannot be queried";
    private const string Crossed = "crossed, waiting";
    private const string Unkept = "opens no episode until";
    private static readonly string[] Claims = [Recovering, Clean, NotKnown, Blind, Crossed, Unkept];

    public static bool ClaimsTheSame(string? one, string? other) => Array.TrueForAll(Claims, c => Has(one, c) == Has(other, c));

    public static string Of(PolicyFacts facts, BurnRule rule, TierFacts tier, string objective, TierCrossing crossing, Asking asking)
    {
        var (shortWindow, longWindow) = (tier.Short.Value ?? new WindowCounts(0, 0), tier.Long.Value ?? new WindowCounts(0, 0));
        return FormattableString.Invariant(
                $"burn tier {tier.Tier.Name}: objective {objective}: {shortWindow.Ratio:P2} bad in {WindowText.Of(facts, tier.Tier.Short)} (n={shortWindow.Total:0}) and {longWindow.Ratio:P2} in {WindowText.Of(facts, tier.Tier.Long)} (n={longWindow.Total:0}), threshold {rule.ThresholdRatio:P2}"
            )
            + Recovery(tier, crossing)
            + Request(tier, asking);
    }

    /// <summary>What a crossing waits for before it is a breach; or, of a confirmed one, before it can be seen again.</summary>
    public static string Waiting(TierFacts tier, TierCrossing crossing, TargetHistory? history)
    {
        if (crossing.ConfirmedAt is not null)
            return $"burn tier {tier.Tier.Name} is confirmed, and no request in the last {DurationText.Of(tier.Tier.Short)} shows whether it has recovered";
        if (!HistoryJudge.MayOpen(history, tier.Source))
            return $"burn tier {tier.Tier.Name} crossed; it {Unkept} the gauge has met its target for a day{(history == TargetHistory.NeverKept ? ", which it never has" : "")}";
        var needed = BurnMinutes.Needed(tier.Tier.Short);
        var text = $"burn tier {tier.Tier.Name} {Crossed} for newer events to confirm it";
        if (needed == 0)
            return text;
        return tier.Minutes is null || tier.Minutes.Value?.AreKnown(tier.Tier.Short) == true
            ? $"{text} and for {Plural.Of(needed, "minute")} of the last {DurationText.Of(tier.Tier.Short)} to burn"
            : $"{text}; {Blind} ({Lack(tier)}), so it has to burn for {DurationText.Of(BurnCourse.BlindFor(tier.Tier))}";
    }

    private static string Lack(TierFacts tier) =>
        tier.Minutes is { Value: { } few }
            ? FormattableString.Invariant($"{few.Known:0} are known")
            : $"{tier.Minutes!.Kind}: {tier.Minutes.Message}";

    private static string Recovery(TierFacts tier, TierCrossing crossing) =>
        crossing.RecoveredSince is { } since
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"; {Recovering} {TimeText.Of(since)}, recovered at {TimeText.Of(since + BurnCourse.HealthyFor(tier.Tier))} if that lasts"
            )
            : "";

    private static string Request(TierFacts tier, Asking asking) =>
        asking switch
        {
            Asking.TakesBack => $"; {Clean} the newest {DurationText.Of(BurnNewest.Window)} meet the target",
            Asking.Holds =>
                $"; {NotKnown} the newest {DurationText.Of(BurnNewest.Window)} are known ({tier.Newest?.Kind}: {tier.Newest?.Message})",
            _ => "",
        };

    private static bool Has(string? text, string claim) => text?.Contains(claim, StringComparison.Ordinal) == true;
}
