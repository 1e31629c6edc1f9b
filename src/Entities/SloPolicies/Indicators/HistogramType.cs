using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Indicators;

[Description("Classic: series with le labels. Native: one series with sparse buckets.")]
public enum HistogramType
{
    Classic,
    Native,
}
