using FluentValidation;
using FluentValidation.Results;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.Common.Rules;

namespace MlOps.Entities.ModelDeployments.Autoscaling;

internal sealed class ScalingMetricValidator : AbstractValidator<ScalingMetric>
{
    private static readonly string[] Variables = ["namespace", "modelDeployment", "model", "revision", "window"];

    public ScalingMetricValidator()
    {
        RuleFor(m => m)
            .Custom(
                (metric, context) =>
                {
                    if (
                        ExactlyOne.Problem("", ("targetPerReplica", metric.TargetPerReplica), ("targetValue", metric.TargetValue)) is
                        { } problem
                    )
                        context.AddFailure(new ValidationFailure(context.PropertyPath, problem));
                }
            );
        RuleFor(m => m.TargetPerReplica).Must(BePositive).WithMessage("must be greater than 0; it is the target per pod");
        RuleFor(m => m.TargetValue).Must(BePositive).WithMessage("must be greater than 0; it is the value to hold");
        RuleFor(m => m.Query)
            .Custom(
                (query, context) =>
                {
                    if (PromQlText.Problem(query, Variables) is { } problem)
                        context.AddFailure(problem);
                }
            );
    }

    private static bool BePositive(string? text) => text is null || Numbers.Of(text) > 0;
}
