using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies.Responses;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Windows;
using MlOps.Entities.Schema;

namespace MlOps.Entities.DriftPolicies;

[Description("Which signals of a model are watched for drift, and how far the operator may go.")]
public sealed record DriftPolicySpec
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
        Description("How often the signals are judged. If absent: a quarter of the current window, but not more often than every 15 min."),
        Range(10, 86400)
    ]
    public int? EvaluationIntervalSeconds { get; init; }

    [Description("The distribution that is judged.")]
    public DriftWindow? Current { get; init; }

    [Description("The distribution that it is compared with.")]
    public DriftReference? Reference { get; init; }

    [Description("The signals, by name."), MaxLength(100), ListMapKey("name")]
    public IReadOnlyList<DriftSignal>? Signals { get; init; }

    [Description("When the model as a whole has drifted.")]
    public DatasetDrift? DatasetDrift { get; init; }

    [
        Description(
            "Ignore: not looked at. Watch: warn when the means of two histogram signals no longer move together as in the reference, or the other way round; it never counts as drift."
        ),
        DefaultValue(CorrelationWatch.Ignore)
    ]
    public CorrelationWatch Correlations { get; init; } = CorrelationWatch.Ignore;

    [Description("How persistent drift must be.")]
    public ForEvaluations? ForEvaluations { get; init; }

    [
        Description(
            "Whether data that look broken are kept from training: a signal that vanished, buckets that changed, a share of missing values that rose, half of the samples gone. Retraining is then held, with the name of the rule."
        ),
        DefaultValue(DataQualityCheck.Enforced)
    ]
    public DataQualityCheck DataQuality { get; init; } = DataQualityCheck.Enforced;

    [Description(
        "Former name of dataQuality. Objects of the version before hold its default, Enforced; Disabled is refused with the new name."
    )]
    public DataQualityCheck? DataQualityVeto { get; init; }

    [Description("What confirmed drift asks for. If absent: a training, where the model declares one in spec.retraining."), MaxLength(10)]
    public IReadOnlyList<DriftResponse>? Responses { get; init; }
}
