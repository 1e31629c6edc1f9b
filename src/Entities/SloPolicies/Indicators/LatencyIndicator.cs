using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Indicators;

[Description("Counts requests of a histogram; those that took longer than the threshold are bad.")]
public sealed record LatencyIndicator
{
    [
        Description("Name of the histogram without _bucket, for example http_request_duration_seconds."),
        StringLength(256, MinimumLength = 1),
        RegularExpression("^[a-zA-Z_:][a-zA-Z0-9_:]*$")
    ]
    public required string Histogram { get; init; }

    [Description("Classic: series with le labels. Native: one series with sparse buckets."), DefaultValue(HistogramType.Classic)]
    public HistogramType Type { get; init; } = HistogramType.Classic;

    [
        Description(
            "Label matchers without braces, for example route=\"/predict\". ${namespace}, ${modelDeployment} and ${model} are filled in in values of labels."
        ),
        StringLength(1024)
    ]
    public string? Selector { get; init; }

    [
        Description("Threshold in seconds as a decimal string; a bucket boundary (le) of the histogram."),
        StringLength(16),
        RegularExpression("^[0-9]+(\\.[0-9]+)?$")
    ]
    public required string ThresholdSeconds { get; init; }
}
