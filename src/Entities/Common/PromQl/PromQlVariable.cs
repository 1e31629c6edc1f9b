using System.Text.RegularExpressions;

namespace MlOps.Entities.Common.PromQl;

/// <summary>
/// A <c>${name}</c> in free PromQL. <paramref name="Quote"/> is the quote of the string that it stands in, NUL in code and # in a
/// comment; <paramref name="InPattern"/> tells that the string is a regular expression of a matcher.
/// </summary>
public sealed partial record PromQlVariable(string Name, int Start, int Length, char Quote, bool InPattern)
{
    public static IEnumerable<PromQlVariable> In(string query)
    {
        var pattern = false;
        foreach (var part in PromQlPart.Of(query))
        {
            foreach (Match match in Pattern().Matches(query[part.Start..part.End]))
                yield return new(match.Groups["name"].Value, part.Start + match.Index, match.Length, part.Quote, pattern && !part.IsCode);
            // Comments and white space may stand between the operator and its string.
            if (query.AsSpan(part.Start, part.End - part.Start).TrimEnd() is { Length: > 0 } text && part.Quote != '#')
                pattern = part.IsCode && text is [.., '=' or '!', '~'];
        }
    }

    [GeneratedRegex(@"\$\{(?<name>[^}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
