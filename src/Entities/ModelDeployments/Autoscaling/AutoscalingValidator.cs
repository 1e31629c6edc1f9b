using FluentValidation;

namespace MlOps.Entities.ModelDeployments.Autoscaling;

internal sealed class AutoscalingValidator : AbstractValidator<AutoscalingSpec>
{
    public AutoscalingValidator()
    {
        RuleFor(a => a.MinReplicas)
            .Must((a, min) => min <= a.MaxReplicas)
            .WithMessage((a, min) => $"{min} is more than spec.autoscaling.maxReplicas, {a.MaxReplicas}; lower one or raise the other");
        RuleForEach(a => a.Metrics).SetValidator(new ScalingMetricValidator());
        RuleFor(a => a.Behavior!.ScaleUp!)
            .Must(up => up.MaxPods != 0 || up.MaxPercent is not 0 and not null)
            .When(a => a.Behavior?.ScaleUp is { MaxPods: 0 })
            .OverridePropertyName("Behavior.ScaleUp")
            .WithMessage("allows neither pods nor percent, so no pod could ever be added; raise maxPods or maxPercent");
    }
}
