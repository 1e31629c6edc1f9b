using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MlOps.Entities.DriftPolicies.Sources;

[Description("A score that another system computes, for example Evidently, TrustyAI or NannyML.")]
public sealed record ScoreSource
{
    [Description("PromQL that gives one number."), StringLength(4096, MinimumLength = 1)]
    public required string Query { get; init; }

    [
        Description(
            "PromQL of the number of samples behind the score, for example of labels that arrived; fewer than spec.current.minSamples say nothing."
        ),
        StringLength(4096, MinimumLength = 1)
    ]
    public string? NQuery { get; init; }

    [Description("HigherIsDrift: a distance. LowerIsDrift: a p-value or a quality.")]
    public required ScoreDirection Direction { get; init; }

    [
        Description("Score from which on there is a warning, as a decimal string."),
        StringLength(24),
        RegularExpression("^-?[0-9]+(\\.[0-9]+)?$")
    ]
    public string? Warn { get; init; }

    [Description("Score from which on there is drift, as a decimal string."), StringLength(24), RegularExpression("^-?[0-9]+(\\.[0-9]+)?$")]
    public required string Drift { get; init; }
}
