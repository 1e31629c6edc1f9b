using MlOps.Analysis.Counters;
using MlOps.Operator.Signals.Prometheus;

namespace MlOps.Operator.Tests.Drift.Support;

internal static class InNamespace
{
    /// <summary>The same, told apart by a namespace.</summary>
    public static QueryAnswer In(this QueryAnswer answer, string @namespace) =>
        answer with
        {
            Series =
            [
                .. answer.Series.Select(s => new CounterSeries(
                    new Dictionary<string, string>(s.Labels) { ["namespace"] = @namespace },
                    s.Samples
                )),
            ],
        };
}
