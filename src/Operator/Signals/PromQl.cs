using System.Globalization;

namespace MlOps.Operator.Signals;

/// <summary>Small parts of PromQL.</summary>
internal static class PromQl
{
    /// <summary>A duration in whole seconds, rounded up.</summary>
    public static string Seconds(TimeSpan window) => Math.Ceiling(window.TotalSeconds).ToString(CultureInfo.InvariantCulture) + "s";

    /// <summary>
    /// Text for the inside of a string in whichever quotes: Prometheus refuses the escape of a quote that is not the string's own
    /// (util/strutil/quote.go), so quotes go by their numbers. In backticks it stays inside, though as other text.
    /// </summary>
    public static string Quoted(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\x22", StringComparison.Ordinal)
            .Replace("'", "\\x27", StringComparison.Ordinal).Replace("`", "\\x60", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
