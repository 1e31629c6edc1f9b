using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Sources;

[Description("A drift score from another system, for example Evidently, TrustyAI or NannyML.")]
public sealed record ScoreSource
{
    [Description("PromQL that returns a single value."), StringLength(4096, MinimumLength = 1)]
    public required string Query { get; init; }

    [
        Description(
            "PromQL for the number of samples behind the score, for example arrived labels; below spec.current.minSamples the score is not evaluated. If absent, every score is evaluated."
        ),
        StringLength(4096, MinimumLength = 1)
    ]
    public string? NQuery { get; init; }

    [Description("HigherIsDrift: for example a distance. LowerIsDrift: for example a p-value or a quality.")]
    public required ScoreDirection Direction { get; init; }

    [
        Description("Warning threshold, as a decimal string. If absent, the score never warns before it drifts."),
        StringLength(24),
        RegularExpression("^-?[0-9]+(\\.[0-9]+)?$")
    ]
    public string? Warn { get; init; }

    [Description("Drift threshold, as a decimal string."), StringLength(24), RegularExpression("^-?[0-9]+(\\.[0-9]+)?$")]
    public required string Drift { get; init; }
}
