using System.Text.RegularExpressions;

namespace MlOps.Operator.Manifests.OpenSlo.Queries;

/// <summary>
/// What other tools fill into a query. Their windows become durations of the same length, so that places stay where they are; of anything
/// else the value is not known here.
/// </summary>
internal static partial class ForeignVariables
{
    public static string Sample(string query) => Window().Replace(query, match => "5m".PadLeft(match.Length, '0'));

    /// <summary>A variable that is left, as it is written.</summary>
    public static string? In(string text) => Other().Match(text) is { Success: true } other ? other.Value : null;

    /// <summary>Sloth and Pyrra write {{.window}}, Grafana $__rate_interval and the like.</summary>
    [GeneratedRegex(
        @"(?<=\[)\s*(?:\{\{[^}]*\}\}|\$\{?(?:__rate_interval|__interval|__range|window)\}?|<[a-z_]+>)\s*(?=[\]:])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Window();

    [GeneratedRegex(@"\{\{[^}]*\}\}|\$\{[^}]*\}|\$[A-Za-z_]\w*|\[\[\w+\]\]", RegexOptions.CultureInvariant)]
    private static partial Regex Other();
}
