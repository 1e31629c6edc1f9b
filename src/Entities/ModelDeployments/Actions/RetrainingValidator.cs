using System.Text.Json.Nodes;
using FluentValidation;
using FluentValidation.Results;
using MlOps.Entities.Common.Rules;

namespace MlOps.Entities.ModelDeployments.Actions;

internal sealed class RetrainingValidator : AbstractValidator<RetrainingSpec>
{
    public RetrainingValidator()
    {
        RuleFor(r => r)
            .Custom(
                (retraining, context) =>
                {
                    if (
                        ExactlyOne.Problem("", ("jobTemplate", retraining.JobTemplate), ("cronJobName", retraining.CronJobName)) is
                        { } problem
                    )
                        context.AddFailure(new ValidationFailure(context.PropertyPath, problem));
                }
            );
        RuleFor(r => r.JobTemplate!)
            .Must(t =>
                t["spec"] is JsonObject job
                && job["template"] is JsonObject pod
                && pod["spec"] is JsonObject spec
                && spec["containers"] is JsonArray { Count: > 0 }
            )
            .When(r => r.JobTemplate is not null)
            .OverridePropertyName("JobTemplate.Spec.Template.Spec.Containers")
            .WithMessage("must name at least one container; the template is a Job template, as in a CronJob's jobTemplate");
        RuleFor(r => r.JobTemplate!)
            .Must(t => (t["metadata"] as JsonObject)?["namespace"] is null)
            .When(r => r.JobTemplate is not null)
            .OverridePropertyName("JobTemplate.Metadata.Namespace")
            .WithMessage("is not allowed; the Job runs in the namespace of the ModelDeployment. Remove it");
    }
}
