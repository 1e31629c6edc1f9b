using System.Text.RegularExpressions;

namespace MlOps.Entities.Common;

/// <summary>What can be told of free PromQL without a parser: known variables, balanced brackets, closed strings. Prometheus has the last word.</summary>
public static partial class PromQlText
{
    /// <returns>What is wrong, with the remedy, or null.</returns>
    public static string? Problem(string query, params string[] variables)
    {
        foreach (Match match in Variable().Matches(query))
        {
            if (!variables.Contains(match.Groups["name"].Value))
                return $"uses {match.Value}, which is not known here; known are {string.Join(", ", variables.Select(v => $"${{{v}}}"))}";
        }

        return Balance(query);
    }

    private static string? Balance(string query)
    {
        var open = new Stack<char>();
        for (var i = 0; i < query.Length; i++)
        {
            var c = query[i];
            if (c is '"' or '\'' or '`')
            {
                i = EndOfString(query, i);
                if (i < 0)
                    return $"has a string that begins with {c} and does not end; close it";
            }
            else if (c is '(' or '[' or '{')
            {
                open.Push(c is '(' ? ')' : c is '[' ? ']' : '}');
            }
            else if (c is ')' or ']' or '}' && (!open.TryPop(out var expected) || expected != c))
            {
                return $"has a '{c}' at character {i + 1} that closes nothing; check the brackets";
            }
        }

        return open.Count == 0 ? null : $"lacks a closing '{open.Peek()}'";
    }

    /// <summary>Backticks take everything literally, the other quotes know the backslash.</summary>
    private static int EndOfString(string query, int start)
    {
        for (var i = start + 1; i < query.Length; i++)
        {
            if (query[i] == '\\' && query[start] != '`')
                i++;
            else if (query[i] == query[start])
                return i;
        }

        return -1;
    }

    [GeneratedRegex(@"\$\{(?<name>[^}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
