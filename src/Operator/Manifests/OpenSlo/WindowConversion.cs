using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MlOps.Operator.Manifests.OpenSlo;

/// <summary>The time windows of an SLO. A SloPolicy has one, and it rolls.</summary>
internal static partial class WindowConversion
{
    private const string Default = "28d";

    public static string Convert(JsonObject spec, Findings findings)
    {
        var (path, windows) = spec switch
        {
            _ when spec["timeWindow"] is JsonArray list => ("spec.timeWindow", list),
            _ when spec["timeWindow"] is { } one => ("spec.timeWindow", [one.DeepClone()]),
            _ => ("spec.timeWindow", []),
        };
        if (spec["timeWindows"] is not null)
            findings.Lose(
                "spec.timeWindows",
                "is the field of another version; in OpenSLO v1 write timeWindow: [{duration: 28d, isRolling: true}]"
            );
        for (var i = 1; i < windows.Count; i++)
            findings.Lose(
                $"{path}[{i}]",
                $"{windows[i].Field("duration").Text() ?? "a further window"}: a SloPolicy has one window, the first; convert the SLO once more with this window alone"
            );
        if (windows.Count > 0)
            return First(windows[0], spec["timeWindow"] is JsonArray ? $"{path}[0]" : path, findings);
        findings.Note(path, $"is missing; {Default} is used");
        return Default;
    }

    private static string First(JsonNode? window, string path, Findings findings)
    {
        if (window is not JsonObject)
            findings.Lose(path, $"is not an object with duration and isRolling; {Default} is used");
        else if (window["calendar"] is not null || window["isRolling"].Text() == "false")
            findings.Lose(
                $"{path}.{(window["calendar"] is not null ? "calendar" : "isRolling")}",
                "only rolling windows are supported; the budget does not start anew with the calendar"
            );
        if (window is not JsonObject)
            return Default;
        if (window["duration"].Text() is { } text && Duration().IsMatch(text))
            return text;
        findings.Lose(
            $"{path}.duration",
            window["duration"].Text() switch
            {
                null => $"is missing; {Default} is used",
                [.., 'M' or 'Q' or 'Y'] calendar =>
                    $"{calendar}: months, quarters and years have no fixed length; {Default} is used, write days for another",
                var other => $"{other}: is not one whole number with one unit (m, h, d or w), such as 28d; {Default} is used",
            }
        );
        return Default;
    }

    [GeneratedRegex(@"^[0-9]+[mhdw]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
