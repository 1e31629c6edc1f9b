namespace MlOps.Bench.Judge.Report;

/// <summary>The documentation page, of which one part is generated.</summary>
internal static class Document
{
    private const string Begin = "<!-- measured by `make bench-judge`: do not edit -->\n";
    private const string End = "<!-- end of what is measured -->";

    /// <summary>Puts <paramref name="measured"/> between the page's two marks.</summary>
    /// <exception cref="InvalidDataException">The page has no such marks.</exception>
    public static string Replace(string page, string measured)
    {
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        return begin >= 0 && end > begin
            ? page[..(begin + Begin.Length)] + "\n" + measured.TrimEnd() + "\n\n" + page[end..]
            : throw new InvalidDataException("the page has no marks for what is measured");
    }
}
