using System.Globalization;

namespace MlOps.Operator.Signals.Prometheus;

/// <summary>Small parts of PromQL.</summary>
internal static class PromQl
{
    /// <summary>A duration in whole seconds, rounded up.</summary>
    public static string Seconds(TimeSpan window) => Math.Ceiling(window.TotalSeconds).ToString(CultureInfo.InvariantCulture) + "s";

    /// <summary>
    /// The range of a window that holds the sample at the moment at which it begins, whichever server is asked: since 3.0 Prometheus leaves
    /// it out, and <c>increase()</c> would estimate what it could count. A millisecond more changes nothing else.
    /// </summary>
    public static string Whole(TimeSpan window) =>
        $"[{(Math.Ceiling(window.TotalMilliseconds) + 1).ToString(CultureInfo.InvariantCulture)}ms]";

    /// <summary>Free PromQL in brackets; a comment at its end must not swallow the closing one.</summary>
    public static string InBrackets(string query) => query.Contains('#', StringComparison.Ordinal) ? $"({query}\n)" : $"({query})";
}
