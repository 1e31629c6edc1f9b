using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MlOps.Entities.Common;
using MlOps.Entities.DriftPolicies.Detection;
using MlOps.Entities.DriftPolicies.Responses;
using MlOps.Entities.DriftPolicies.Signals;
using MlOps.Entities.DriftPolicies.Windows;
using MlOps.Entities.Schema;

namespace MlOps.Entities.DriftPolicies;

[Description("The signals to watch for drift and how far the operator may go.")]
public sealed record DriftPolicySpec
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

    [Description("Seconds between evaluations. If absent, a quarter of the current window, but at least 900 (15 min)."), Range(10, 86400)]
    public int? EvaluationIntervalSeconds { get; init; }

    [Description("The current distribution: its window and minimum sample count. If absent, the defaults of its fields apply.")]
    public DriftWindow? Current { get; init; }

    [Description("The distribution to compare with. If absent, only scores of other systems can be evaluated.")]
    public DriftReference? Reference { get; init; }

    [Description("The signals, keyed by name. If absent, nothing is evaluated."), MaxLength(100), ListMapKey("name")]
    public IReadOnlyList<DriftSignal>? Signals { get; init; }

    [Description("When the drift of single signals counts as drift of the model. If absent, the defaults of its fields apply.")]
    public DatasetDrift? DatasetDrift { get; init; }

    [
        Description(
            "Ignore: correlations are not computed. Watch: warn when the correlation between the means of two histogram signals differs from the reference; this never counts as drift."
        ),
        DefaultValue(CorrelationWatch.Ignore)
    ]
    public CorrelationWatch Correlations { get; init; } = CorrelationWatch.Ignore;

    [Description("How many evaluations must show drift before it is confirmed. If absent, the defaults of its fields apply.")]
    public ForEvaluations? ForEvaluations { get; init; }

    [
        Description(
            "Enforced: hold retraining while the data look broken: a signal disappeared, histogram buckets changed, the share of missing values rose, or half of the samples are missing. The message names the rule. Disabled: retrain regardless."
        ),
        DefaultValue(DataQualityCheck.Enforced)
    ]
    public DataQualityCheck DataQuality { get; init; } = DataQualityCheck.Enforced;

    [Description(
        "Deprecated: use dataQuality. Objects stored by the previous version contain its default, Enforced; Disabled is rejected with the new name. If absent, dataQuality decides."
    )]
    public DataQualityCheck? DataQualityVeto { get; init; }

    [
        Description(
            "Actions to request when drift is confirmed. If absent, Retrain where the ModelDeployment has spec.retraining, otherwise none."
        ),
        MaxLength(10)
    ]
    public IReadOnlyList<DriftResponse>? Responses { get; init; }
}
