using FluentValidation;
using FluentValidation.Results;
using MlOps.Entities.Common;

namespace MlOps.Entities.SloPolicies;

internal sealed class SloPolicyValidator : AbstractValidator<SloPolicy>
{
    public SloPolicyValidator()
    {
        RuleFor(p => p.Spec.Window)
            .Must(window => PrometheusDuration.TryParse(window, out _))
            .WithMessage((_, window) => $"'{window}' is no Prometheus duration; write units from large to small, each once, for example 28d or 1d12h");
        RuleForEach(p => p.Spec.Objectives).SetValidator(new ObjectiveValidator());
        RuleForEach(p => p.Spec.Objectives).Custom((objective, context) =>
        {
            var before = context.InstanceToValidate.Spec.Objectives.TakeWhile(o => !ReferenceEquals(o, objective));
            if (before.Any(o => o.Name == objective.Name))
                context.AddFailure(new ValidationFailure($"{context.PropertyPath}.Name", $"'{objective.Name}' is the name of another objective already; names must differ"));
        });
    }
}
