using System.Diagnostics.CodeAnalysis;

namespace MlOps.Entities.Common.Selectors;

/// <summary>
/// An instant vector selector of PromQL: a metric, label matchers, or both; no function, range, offset or operator. Names that are not
/// plain are written in quotes, as Prometheus 3 wants them.
/// </summary>
public sealed record VectorSelector
{
    public string? Metric { get; init; }

    public IReadOnlyList<LabelMatcher> Matchers { get; init; } = [];

    /// <exception cref="FormatException">The text is not a vector selector.</exception>
    public static VectorSelector Parse(string text) =>
        TryParse(text, out var selector, out var error) ? selector : throw new FormatException(error);

    public static bool TryParse(string text, [NotNullWhen(true)] out VectorSelector? selector, [NotNullWhen(false)] out string? error)
    {
        selector = SelectorParser.Selector(text, out error);
        return error is null;
    }

    /// <param name="metric">Name of the metric.</param>
    /// <param name="matchers">Label matchers without braces; null or empty for none.</param>
    /// <exception cref="FormatException">The matchers are none.</exception>
    public static VectorSelector Of(string metric, string? matchers) =>
        new()
        {
            Metric = metric,
            Matchers = TryParseMatchers(matchers ?? "", out var parsed, out var error) ? parsed : throw new FormatException(error),
        };

    /// <summary>Reads label matchers without braces, for example <c>route="/predict", code!="404"</c>. Empty text is no matcher.</summary>
    public static bool TryParseMatchers(
        string text,
        [NotNullWhen(true)] out IReadOnlyList<LabelMatcher>? matchers,
        [NotNullWhen(false)] out string? error
    )
    {
        matchers = SelectorParser.Matchers(text, out error);
        return error is null;
    }

    /// <summary>The same selector, narrowed by one more matcher.</summary>
    public VectorSelector With(LabelMatcher matcher) => Matchers.Contains(matcher) ? this : this with { Matchers = [.. Matchers, matcher] };

    public override string ToString() =>
        Metric is null || LabelName.IsPlainMetric(Metric)
            ? Matchers.Count == 0 && Metric is not null
                ? Metric
                : $"{Metric}{{{string.Join(",", Matchers)}}}"
            : $"{{{string.Join(",", Matchers.Select(m => m.ToString()).Prepend(QuotedString.Write(Metric)))}}}";

    public bool Equals(VectorSelector? other) => other is not null && Metric == other.Metric && Matchers.SequenceEqual(other.Matchers);

    public override int GetHashCode() => HashCode.Combine(Metric, Matchers.Count);
}
