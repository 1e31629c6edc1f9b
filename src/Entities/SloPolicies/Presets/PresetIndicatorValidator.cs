using FluentValidation;
using MlOps.Entities.Common.Rules;
using MlOps.Entities.Common.Selectors;

namespace MlOps.Entities.SloPolicies.Presets;

internal sealed class PresetIndicatorValidator : AbstractValidator<PresetIndicator>
{
    public PresetIndicatorValidator()
    {
        RuleFor(p => p.Kind).Must((p, _) => PresetGaps.Of(p.Name, p.Kind) is null).WithMessage((p, _) => PresetGaps.Of(p.Name, p.Kind));
        RuleFor(p => p.ThresholdSeconds)
            .NotNull()
            .When(p => p.Kind == PresetKind.Latency, ApplyConditionTo.CurrentValidator)
            .WithMessage("is missing; with kind Latency, give the threshold in seconds, a bucket boundary of the stack's histogram")
            .Null()
            .When(p => p.Kind == PresetKind.Errors, ApplyConditionTo.CurrentValidator)
            .WithMessage("belongs to kind Latency; remove it")
            .Must(text => text is null || Numbers.Of(text) > 0)
            .WithMessage("must be greater than 0");
        RuleFor(p => p.Selector)
            .Custom(
                (text, context) =>
                {
                    if (text is not null && MatcherRules.OfMatchers(text) is { } problem)
                        context.AddFailure(problem);
                }
            );
    }
}
