using System.Globalization;
using System.Text.Json.Nodes;
using MlOps.Entities.Common.Rules;

namespace MlOps.Operator.Manifests.OpenSlo;

/// <summary>The target of an objective in percent, from a share or from percent; where both are given they must agree.</summary>
internal static class TargetConversion
{
    public static string? Convert(JsonObject objective, string path, Findings findings)
    {
        var (share, percent) = (objective["target"].Text(), objective["targetPercent"].Text());
        if (share is null)
            return percent is null ? Missing(path, findings) : Percent(percent, $"{path}.targetPercent", findings);
        if (Share(share) is not { } figure)
        {
            if (percent is not null)
                findings.Lose(
                    $"{path}.targetPercent",
                    $"is {percent}, and target is '{share}', not a number from 0 to 1; keep the one that is meant"
                );
            else
                findings.Lose($"{path}.target", $"'{share}' is not a number from 0 to 1; for percent write targetPercent");
            return null;
        }

        if (percent is null || Numbers.Of(percent) == figure)
            return Kept(figure, share, $"{path}.target", findings);
        findings.Lose($"{path}.targetPercent", $"is {percent}, and target {share} is {Text(figure)} percent; keep the one that is meant");
        return null;
    }

    private static string? Missing(string path, Findings findings)
    {
        findings.Lose($"{path}.target", "is missing, and so is targetPercent; give one");
        return null;
    }

    private static string? Percent(string text, string path, Findings findings)
    {
        if (Numbers.Of(text) is not { } percent || percent > 100)
            findings.Lose(path, $"'{text}' is not a number above 1 and below 100; for a share from 0 to 1 write target");
        else if (percent <= 1)
            findings.Lose(path, $"{text} is 1 percent or less; give more than 1 and less than 100, or a share as target");
        else if (percent == 100)
            findings.Lose(path, NoBudget(text));
        else
            return text;
        return null;
    }

    private static string? Kept(decimal percent, string share, string path, Findings findings)
    {
        if (percent <= 1)
            findings.Lose(path, $"{share} is no share of good events that can be kept; give one above 0.01 and below 1, for example 0.999");
        else if (percent == 100)
            findings.Lose(path, NoBudget(share));
        else
            return Text(percent);
        return null;
    }

    private static string NoBudget(string target) =>
        $"{target} leaves no error budget, so every bad event would be a breach; give a target below it";

    private static decimal? Share(string text) => Numbers.Of(text) is >= 0 and <= 1 and var share ? share * 100 : null;

    private static string Text(decimal percent) => percent.ToString("0.######", CultureInfo.InvariantCulture);
}
