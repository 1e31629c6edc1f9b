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
            return percent ?? Missing(path, findings);
        if (Percent(share) is not { } figure)
        {
            if (percent is not null)
                findings.Lose($"{path}.targetPercent", $"is {percent}, and target is '{share}', not a number from 0 to 1; keep the one that is meant");
            else
                findings.Lose($"{path}.target", $"'{share}' is not a number from 0 to 1; for percent write targetPercent");
            return null;
        }

        if (percent is null || Numbers.Of(percent) == figure)
            return Text(figure);
        findings.Lose(
            $"{path}.targetPercent",
            $"is {percent}, and target {share} is {Text(figure)} percent; keep the one that is meant"
        );
        return null;
    }

    private static string? Missing(string path, Findings findings)
    {
        findings.Lose($"{path}.target", "is missing, and so is targetPercent; give one");
        return null;
    }

    private static decimal? Percent(string text) => Numbers.Of(text) is >= 0 and <= 1 and var share ? share * 100 : null;

    private static string Text(decimal percent) => percent.ToString("0.######", CultureInfo.InvariantCulture);
}
