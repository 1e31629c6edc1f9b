namespace MlOps.Operator.Tests.Goldens;

/// <summary>What differs between two texts, line by line, with two lines around it.</summary>
internal static class LineDiff
{
    private const int Context = 2;

    /// <returns>The differing lines, or null if the texts are the same.</returns>
    public static string? Of(string before, string after)
    {
        if (before == after)
            return null;
        var lines = Lines(before.Split('\n'), after.Split('\n'));
        var near = lines
            .Select(
                (_, i) =>
                    Enumerable
                        .Range(Math.Max(0, i - Context), Math.Min(lines.Count, i + Context + 1) - Math.Max(0, i - Context))
                        .Any(j => lines[j][0] != ' ')
            )
            .ToList();
        return string.Join(
            '\n',
            lines
                .Select(
                    (line, i) =>
                        near[i] ? line
                        : i > 0 && near[i - 1] ? "  ..."
                        : null
                )
                .OfType<string>()
        );
    }

    /// <summary>The longest common subsequence stays, everything else goes or comes.</summary>
    private static List<string> Lines(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var lines = new List<string>();
        for (int i = 0, j = 0; i < before.Length || j < after.Length; )
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
                (lines, i, j) = ([.. lines, $"  {before[i]}"], i + 1, j + 1);
            else if (j == after.Length || i < before.Length && common[i + 1, j] >= common[i, j + 1])
                lines.Add($"- {before[i++]}");
            else
                lines.Add($"+ {after[j++]}");
        }

        return lines;
    }
}
