using System.Text.RegularExpressions;

namespace MlOps.Entities.Common.Selectors;

/// <summary>
/// Names of labels and metrics. Those of letters, digits and underscores stand as they are; Prometheus 3 takes any other text in quotes.
/// </summary>
public static partial class LabelName
{
    public static bool IsPlain(string label) => PlainLabel().IsMatch(label);

    public static bool IsPlainMetric(string metric) => PlainMetric().IsMatch(metric) && metric.ToUpperInvariant() is not ("INF" or "NAN");

    public static string Write(string label) => IsPlain(label) ? label : QuotedString.Write(label);

    [GeneratedRegex(@"^[a-zA-Z_][a-zA-Z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainLabel();

    [GeneratedRegex(@"^[a-zA-Z_:][a-zA-Z0-9_:]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainMetric();
}
