namespace MlOps.Entities.Common.Selectors;

/// <summary>
/// What holds wherever a histogram is named and its selector is written apart: the operator adds the suffix and the label le itself.
/// </summary>
internal static class HistogramRules
{
    private const string Suffix = "_bucket";

    /// <returns>What is wrong with the name, with the remedy, or null.</returns>
    public static string? OfName(string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal)
            ? $"'{name}' is the bucket series; name the histogram, \"{name[..^Suffix.Length]}\""
            : null;

    /// <returns>What is wrong with the matchers, with the remedy, or null.</returns>
    public static string? OfMatchers(string text) => MatcherRules.OfMatchers(text, "le", MatcherRules.Name);
}
