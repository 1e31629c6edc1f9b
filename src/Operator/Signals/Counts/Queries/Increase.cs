using MlOps.Entities.Common.Selectors;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Signals.Counts.Queries;

/// <summary>The number of events of a selector in a window, by namespace where the series have such a label.</summary>
internal static class Increase
{
    public static string Of(VectorSelector selector, TimeSpan window) =>
        PerMetric.Sum(selector, s => $"increase({s}[{PromQl.Seconds(window)}])");
}
