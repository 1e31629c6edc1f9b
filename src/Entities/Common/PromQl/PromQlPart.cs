namespace MlOps.Entities.Common.PromQl;

/// <summary>
/// A stretch of PromQL. <paramref name="Quote"/> is its first character where it is a string, # where it is a comment, else NUL.
/// </summary>
internal readonly record struct PromQlPart(char Quote, int Start, int End, bool Closed)
{
    public bool IsCode => Quote == '\0';

    /// <summary>Code, strings and comments in the order in which they stand. An unclosed string is the last part.</summary>
    public static IEnumerable<PromQlPart> Of(string query)
    {
        for (var at = 0; at < query.Length; )
        {
            var part = At(query, at);
            yield return part;
            at = part.End;
        }
    }

    private static PromQlPart At(string query, int start) =>
        query[start] switch
        {
            '"' or '\'' or '`' => Text(query, start),
            '#' => new('#', start, Until(query, start, "\n"), true),
            _ => new('\0', start, Until(query, start, "\"'`#"), true),
        };

    /// <summary>Backticks take everything literally, the other quotes know the backslash.</summary>
    private static PromQlPart Text(string query, int start)
    {
        for (var i = start + 1; i < query.Length; i++)
        {
            if (query[i] == '\\' && query[start] != '`')
                i++;
            else if (query[i] == query[start])
                return new(query[start], start, i + 1, true);
        }

        return new(query[start], start, query.Length, false);
    }

    private static int Until(string query, int start, string any)
    {
        var end = query.AsSpan(start).IndexOfAny(any);
        return end < 0 ? query.Length : start + end;
    }
}
