using System.Globalization;

namespace MlOps.Operator.Signals.Prometheus;

/// <summary>Small parts of PromQL.</summary>
internal static class PromQl
{
    /// <summary>A duration in whole seconds, rounded up.</summary>
    public static string Seconds(TimeSpan window) => Math.Ceiling(window.TotalSeconds).ToString(CultureInfo.InvariantCulture) + "s";

    /// <summary>Free PromQL in brackets; a comment at its end must not swallow the closing one.</summary>
    public static string InBrackets(string query) => query.Contains('#', StringComparison.Ordinal) ? $"({query}\n)" : $"({query})";
}
