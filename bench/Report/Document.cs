namespace MlOps.Bench.Report;

/// <summary>The documentation page, of which one part is generated.</summary>
public static class Document
{
    private const string End = "<!-- end of what is measured -->";

    /// <summary>Puts <paramref name="measured"/> between the page's two marks.</summary>
    /// <param name="page">The page's text.</param>
    /// <param name="target">The target of the Makefile that measures, which the first mark names.</param>
    /// <param name="measured">What goes between.</param>
    /// <exception cref="InvalidDataException">The page has no such marks.</exception>
    public static string Replace(string page, string target, string measured)
    {
        var mark = $"<!-- measured by `make {target}`: do not edit -->\n";
        var (begin, end) = (page.IndexOf(mark, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        return begin >= 0 && end > begin
            ? page[..(begin + mark.Length)] + "\n" + measured.TrimEnd() + "\n\n" + page[end..]
            : throw new InvalidDataException("the page has no marks for what is measured");
    }
}
