using System.ComponentModel;

namespace MlOps.Entities.SloPolicies.Indicators;

[Description("Classic: one series per bucket, with le labels. Native: a native histogram.")]
public enum HistogramType
{
    Classic,
    Native,
}
