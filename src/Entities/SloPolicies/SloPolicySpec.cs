using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common;
using MlOps.Entities.Schema;
using MlOps.Entities.SloPolicies.Objectives;
using MlOps.Entities.SloPolicies.Responses;

namespace MlOps.Entities.SloPolicies;

[Description("Objectives of a model and how far the operator may go.")]
public sealed record SloPolicySpec
{
    [Description("The ModelDeployment that is judged, in the same namespace.")]
    public required ModelReference ModelRef { get; init; }

    [Description("Observe: record what would have been done. Recommend: ask a person. Enforce: do it."), DefaultValue(PolicyMode.Observe)]
    public PolicyMode Mode { get; init; } = PolicyMode.Observe;

    [Description("With mode Enforce: from when on. Until then as with Observe.")]
    public DateTimeOffset? EnforceAfter { get; init; }

    [Description("Name of a Prometheus that is configured on the operator."), DefaultValue("default"), StringLength(63, MinimumLength = 1)]
    public string Prometheus { get; init; } = "default";

    [
        Description("Window of the error budget, as a Prometheus duration."),
        DefaultValue("28d"),
        StringLength(16),
        RegularExpression("^([0-9]+[smhdw])+$")
    ]
    public string Window { get; init; } = "28d";

    [Description("How often the objectives are judged."), DefaultValue(15), Range(1, 3600)]
    public int EvaluationIntervalSeconds { get; init; } = 15;

    [
        Description(
            "Label of the series that holds the revision's hash. If absent, series are matched by their pod label, which must hold the pod's name."
        ),
        StringLength(128),
        RegularExpression("^[a-zA-Z_][a-zA-Z0-9_]*$")
    ]
    public string? RevisionLabel { get; init; }

    [Description("The objectives, by name."), MinLength(1), MaxLength(20), ListMapKey("name")]
    public required IReadOnlyList<Objective> Objectives { get; init; }

    [
        Description(
            "Burn tiers. If absent or empty: the multi-window table of the SRE workbook, without the tiers that the target or the window makes useless."
        ),
        MaxLength(4),
        ListMapKey("name")
    ]
    public IReadOnlyList<BurnTierSpec>? Tiers { get; init; }

    [Description("What missing data means.")]
    public NoDataSpec? NoData { get; init; }

    [
        Description(
            "What a breach asks for. If absent: a rollback for the release test, and one that is recommended only for the medium tier. An empty list asks for nothing, whatever the mode is."
        ),
        MaxLength(20)
    ]
    public IReadOnlyList<SloResponse>? Responses { get; init; }
}
