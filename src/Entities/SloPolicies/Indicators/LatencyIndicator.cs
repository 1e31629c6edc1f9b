using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.SloPolicies.Indicators;

[Description("Counts the requests in a histogram; those slower than the threshold are bad.")]
public sealed record LatencyIndicator
{
    [
        Description("Name of the histogram metric, without _bucket, for example http_request_duration_seconds."),
        StringLength(256, MinimumLength = 1),
        RegularExpression("^[a-zA-Z_:][a-zA-Z0-9_:]*$")
    ]
    public required string Histogram { get; init; }

    [Description("Classic: one series per bucket, with le labels. Native: a native histogram."), DefaultValue(HistogramType.Classic)]
    public HistogramType Type { get; init; } = HistogramType.Classic;

    [
        Description(
            "Label matchers without braces, for example route=\"/predict\". ${namespace}, ${modelDeployment} and ${model} are expanded in label values. If absent, all series of the histogram count."
        ),
        StringLength(1024)
    ]
    public string? Selector { get; init; }

    [
        Description("Latency threshold in seconds, as a decimal string. It must be a bucket boundary (le) of the histogram."),
        StringLength(16),
        RegularExpression("^[0-9]+(\\.[0-9]+)?$")
    ]
    public required string ThresholdSeconds { get; init; }
}
