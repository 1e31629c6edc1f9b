namespace MlOps.Operator.Signals.Prometheus.Answers;

/// <summary>
/// What the engine remarks about a query beside its answer. Prometheus 2.47 to 2.53 put remarks of both levels among <c>warnings</c>, as do
/// Thanos and Mimir; later releases have <c>infos</c> for the lower one. The text says which it is (Prometheus, util/annotations).
/// </summary>
internal static class Annotations
{
    private const string Info = "PromQL info: ";

    /// <summary>
    /// Whether the query may only be written unusually, such as <c>increase()</c> of a metric not called …_total; the answer is whole.
    /// A store or engine behind a proxy puts its name before the remark.
    /// </summary>
    public static bool IsInfo(string warning)
    {
        var at = warning.IndexOf(Info, StringComparison.Ordinal);
        return at == 0 || at >= 2 && warning.AsSpan(at - 2, 2) is ": " && !warning.Contains("PromQL warning: ", StringComparison.Ordinal);
    }
}
