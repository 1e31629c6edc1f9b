using FluentValidation;
using FluentValidation.Results;
using MlOps.Entities.Common;
using MlOps.Entities.Common.PromQl;
using MlOps.Entities.Common.Rules;
using MlOps.Entities.SloPolicies.Objectives;

namespace MlOps.Entities.SloPolicies;

internal sealed class SloPolicyValidator : AbstractValidator<SloPolicy>
{
    public SloPolicyValidator()
    {
        RuleFor(p => p.Spec.Window)
            .Must(window => PrometheusDuration.TryParse(window, out _))
            .WithMessage(
                (_, window) =>
                    $"'{window}' is not a Prometheus duration; write units from large to small, each once, for example 28d or 1d12h"
            );
        RuleFor(p => p.Spec.Prometheus).Must(name => SourceName.Problem(name) is null).WithMessage((_, name) => SourceName.Problem(name));
        RuleFor(p => p.Spec.EnforceAfter)
            .Must((p, after) => after is null || p.Spec.Mode == PolicyMode.Enforce)
            .WithMessage(p => $"requires spec.mode Enforce, but it is {p.Spec.Mode}; remove it or set spec.mode to Enforce");
        RuleForEach(p => p.Spec.Tiers).SetValidator(new BurnTierValidator());
        RuleForEach(p => p.Spec.Tiers)
            .Custom(
                (tier, context) =>
                {
                    if (TierReachRules.Problem(tier, context.InstanceToValidate.Spec.Window) is { } wrong)
                        context.AddFailure(new ValidationFailure($"{context.PropertyPath}.{wrong.Field}", wrong.Problem));
                    foreach (var objective in context.InstanceToValidate.Spec.Objectives)
                    {
                        if (TierReachRules.Problem(tier, objective, context.InstanceToValidate.Spec.Window) is { } problem)
                            context.AddFailure(new ValidationFailure($"{context.PropertyPath}.BudgetPercent", problem));
                    }
                }
            );
        RuleFor(p => p.Spec)
            .Custom(
                (spec, context) =>
                {
                    foreach (var (path, problem) in ResponseRules.Problems(spec))
                        context.AddFailure(new ValidationFailure(path, problem));
                }
            );
        RuleForEach(p => p.Spec.Objectives).SetValidator(new ObjectiveValidator());
    }
}
