namespace MlOps.Entities.Common.Rules;

/// <summary>Which of the known names a misspelt one probably means.</summary>
public static class NearestName
{
    /// <returns>Null when none is near enough.</returns>
    public static string? Of(IEnumerable<string> known, string name)
    {
        var nearest = known.Select(f => (Name: f, Distance: Distance(f, name))).OrderBy(f => f.Distance).FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= Math.Max(2, name.Length / 3) ? nearest.Name : null;
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
