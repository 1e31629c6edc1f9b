namespace MlOps.Entities.Common.PromQl;

/// <summary>
/// What can be checked of free PromQL without a parser: known variables, balanced brackets, closed strings. Prometheus has the last word.
/// </summary>
public static class PromQlText
{
    /// <summary>The only variable that is no name of the user's, so it may stand anywhere.</summary>
    private const string Window = "window";

    /// <returns>What is wrong, with the remedy, or null.</returns>
    public static string? Problem(string query, params string[] variables) =>
        PromQlVariable.In(query).Select(v => Problem(v, variables)).FirstOrDefault(p => p is not null) ?? Balance(query);

    private static string? Problem(PromQlVariable variable, string[] known)
    {
        if (!known.Contains(variable.Name))
            return $"uses ${{{variable.Name}}}, which is unknown here; known variables are {string.Join(", ", known.Select(v => $"${{{v}}}"))}";
        return variable switch
        {
            { Name: Window } or { Quote: '"' or '\'' or '#' } => null,
            { Quote: '`' } => $"uses ${{{variable.Name}}} in backticks, where nothing can be escaped; write the string in double quotes",
            _ =>
                $"uses ${{{variable.Name}}} outside of a string; a name can only be the value of a label, as in {{model=\"${{{variable.Name}}}\"}}",
        };
    }

    private static string? Balance(string query)
    {
        var open = new Stack<char>();
        foreach (var part in PromQlPart.Of(query))
        {
            if (!part.Closed)
                return $"has an unterminated string that starts with {part.Quote}; close it";
            for (var i = part.Start; part.IsCode && i < part.End; i++)
            {
                var c = query[i];
                if (c is '(' or '[' or '{')
                    open.Push(
                        c is '(' ? ')'
                        : c is '[' ? ']'
                        : '}'
                    );
                else if (c is ')' or ']' or '}' && (!open.TryPop(out var expected) || expected != c))
                    return $"has a '{c}' at character {i + 1} that closes nothing; check the brackets";
            }
        }

        return open.Count == 0 ? null : $"lacks a closing '{open.Peek()}'";
    }
}
