using Cronos;
using FluentValidation;

namespace MlOps.Entities.ModelDeployments.Actions;

internal sealed class FreezeWindowValidator : AbstractValidator<FreezeWindow>
{
    public FreezeWindowValidator()
    {
        RuleFor(f => f.Schedule)
            .Must(text => CronExpression.TryParse(text, out _))
            .WithMessage(
                (_, text) =>
                    $"'{text}' is not a five-field cron expression; write minute, hour, day of month, month, day of week, for example '0 22 * * FRI'"
            );
        RuleFor(f => f.TimeZone)
            .Custom(
                (name, context) =>
                {
                    if (TimeZones.Problem(name) is { } problem)
                        context.AddFailure(problem);
                }
            );
    }
}
