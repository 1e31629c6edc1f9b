using System.Globalization;

namespace MlOps.Operator.Signals;

/// <summary>Small parts of PromQL.</summary>
internal static class PromQl
{
    /// <summary>A duration in whole seconds, rounded up.</summary>
    public static string Seconds(TimeSpan window) => Math.Ceiling(window.TotalSeconds).ToString(CultureInfo.InvariantCulture) + "s";

    /// <summary>Text for the inside of a quoted string.</summary>
    public static string Quoted(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("'", "\\'", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
