using System.Text.RegularExpressions;

namespace MlOps.Entities.Common.Selectors;

/// <summary>The <c>${name}</c> of label values. They are filled in after parsing, so that any quotes will do.</summary>
internal static partial class SelectorVariables
{
    private static readonly string[] Known = ["namespace", "modelDeployment", "model"];

    public static string? Unknown(string value) =>
        Pattern().Matches(value).Select(m => m.Groups["name"].Value).FirstOrDefault(name => !Known.Contains(name));

    public static string All => string.Join(", ", Known.Select(name => $"${{{name}}}"));

    public static string Replace(string value, string with) => Pattern().Replace(value, with);

    [GeneratedRegex(@"\$\{(?<name>[^}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
