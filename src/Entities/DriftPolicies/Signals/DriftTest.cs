using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Signals;

[Description("A measure of drift with its thresholds.")]
public sealed record DriftTest
{
    [Description("The measure.")]
    public required DriftMethod Method { get; init; }

    [
        Description("Warning threshold, as a decimal string. If absent, 0.6 times the drift threshold."),
        StringLength(16),
        RegularExpression("^[0-9]+(\\.[0-9]+)?$")
    ]
    public string? Warn { get; init; }

    [
        Description(
            "Drift threshold, as a decimal string. If absent, the value that a shift of the mean by 0.4 standard deviations gives: PSI 0.16, KolmogorovSmirnov and TotalVariation 0.155, ChiSquare 0.195, JensenShannon 0.165, Hellinger 0.14, Wasserstein and MeanShift 0.39, QuantileShift 0.45."
        ),
        StringLength(16),
        RegularExpression("^[0-9]+(\\.[0-9]+)?$")
    ]
    public string? Drift { get; init; }
}
