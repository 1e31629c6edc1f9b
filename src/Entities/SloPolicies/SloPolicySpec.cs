using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common;
using MlOps.Entities.Schema;
using MlOps.Entities.SloPolicies.Objectives;
using MlOps.Entities.SloPolicies.Responses;

namespace MlOps.Entities.SloPolicies;

[Description("The objectives of a model and how far the operator may go.")]
public sealed record SloPolicySpec
{
    [Description("The ModelDeployment to evaluate, in the same namespace.")]
    public required ModelReference ModelRef { get; init; }

    [
        Description("Observe: only record what would have been done. Recommend: act after a person approves. Enforce: act."),
        DefaultValue(PolicyMode.Observe)
    ]
    public PolicyMode Mode { get; init; } = PolicyMode.Observe;

    [Description(
        "When mode Enforce takes effect; until then the policy behaves as in mode Observe. If absent, Enforce takes effect immediately."
    )]
    public DateTimeOffset? EnforceAfter { get; init; }

    [
        Description("Name of a Prometheus data source that is configured on the operator."),
        DefaultValue("default"),
        StringLength(63, MinimumLength = 1)
    ]
    public string Prometheus { get; init; } = "default";

    [
        Description("Length of the error budget window, as a Prometheus duration."),
        DefaultValue("28d"),
        StringLength(16),
        RegularExpression("^([0-9]+[smhdw])+$")
    ]
    public string Window { get; init; } = "28d";

    [Description("Seconds between evaluations."), DefaultValue(15), Range(1, 3600)]
    public int EvaluationIntervalSeconds { get; init; } = 15;

    [
        Description(
            "Label that holds the revision's hash. If absent, series are matched by their pod label, which must hold the pod's name."
        ),
        StringLength(128),
        RegularExpression("^[a-zA-Z_][a-zA-Z0-9_]*$")
    ]
    public string? RevisionLabel { get; init; }

    [Description("The objectives, keyed by name."), MinLength(1), MaxLength(20), ListMapKey("name")]
    public required IReadOnlyList<Objective> Objectives { get; init; }

    [
        Description(
            "Burn tiers. If absent or empty, the multi-window table of the SRE workbook, without tiers that can never fire for this target or window."
        ),
        MaxLength(4),
        ListMapKey("name")
    ]
    public IReadOnlyList<BurnTierSpec>? Tiers { get; init; }

    [Description("How missing data are treated. If absent, the defaults of its fields apply.")]
    public NoDataSpec? NoData { get; init; }

    [
        Description(
            "Responses to breaches. If absent, the release test requests a rollback and the medium tier recommends one. An empty list requests nothing in any mode."
        ),
        MaxLength(20)
    ]
    public IReadOnlyList<SloResponse>? Responses { get; init; }
}
