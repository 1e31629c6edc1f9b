namespace MlOps.Decisions.Annotations;

/// <summary>A misspelt field is dropped by the API server without a word; here the nearest known one is named.</summary>
internal static class UnknownField
{
    public static string Message(IEnumerable<string> known, string name)
    {
        var fields = known.ToList();
        return Nearest(fields, name) is { } nearest
            ? $"is not a known field; did you mean {nearest}?"
            : $"is not a known field; known fields are {string.Join(", ", fields)}";
    }

    /// <returns>The name that was probably meant, or null when none is near enough.</returns>
    public static string? Nearest(IEnumerable<string> known, string name)
    {
        var nearest = known.Select(f => (Field: f, Distance: Distance(f, name))).OrderBy(f => f.Distance).FirstOrDefault();
        return nearest.Field is not null && nearest.Distance <= Math.Max(2, name.Length / 3) ? nearest.Field : null;
    }

    /// <summary>Levenshtein's distance, upper and lower case being the same.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + cost));
            }
        }

        return row[other.Length];
    }
}
